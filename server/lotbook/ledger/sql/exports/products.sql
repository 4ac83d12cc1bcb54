-- Products as their template has them. In all exports, {of} is the id of what a list shows,
-- of which the row is all or a part, and {which} says which of that is wanted. Parameters: those of {which}, the id of a row
-- behind which to go on, how many rows.
SELECT product.id, {of}, product.sku, product.name, product.tracking, unit.symbol,
  (SELECT code FROM product_barcode WHERE product_id = product.id AND packaging_id IS NULL AND kind = 'GTIN'),
  (SELECT {join}(code, '
') FROM product_barcode WHERE product_id = product.id AND packaging_id IS NULL AND kind = 'CODE'),
  product.step, product.shelf_life_days, product.number_pattern, product.purchase_price, product.sales_price,
  product.tax_rate
FROM product JOIN unit ON unit.id = product.unit_id
WHERE {which} AND product.id > ? ORDER BY product.id LIMIT ?
