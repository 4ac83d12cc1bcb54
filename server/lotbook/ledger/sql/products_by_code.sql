-- Active products behind codes, each with the packaging that its code stands for. {condition}: on the codes.
SELECT product.id, product.name, product.tracking, product.step, unit.symbol, unit.category, unit.kind AS unit_kind,
  unit.numerator, unit.denominator, barcode.code,
  barcode.packaging_id, coalesce(packaging.quantity, 1000000) AS per
FROM product_barcode AS barcode
JOIN product ON product.id = barcode.product_id AND product.active
JOIN unit ON unit.id = product.unit_id
LEFT JOIN packaging ON packaging.id = barcode.packaging_id
WHERE {condition}
