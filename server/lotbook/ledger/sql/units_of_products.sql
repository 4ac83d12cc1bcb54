-- What products are counted in. Parameter: products {products}.
SELECT product.id AS product_id, unit.category, unit.numerator, unit.denominator
FROM product
JOIN unit ON unit.id = product.unit_id
WHERE product.id {products}
