-- Products as a scan knows them. {condition}: on their ids, one parameter.
SELECT product.id, product.name, product.tracking, product.step, unit.symbol, unit.category, unit.kind AS unit_kind,
  unit.numerator, unit.denominator,
  CAST(NULL AS BIGINT) AS packaging_id, 1000000 AS per
FROM product
JOIN unit ON unit.id = product.unit_id
WHERE product.id {condition}
