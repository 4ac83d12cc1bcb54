-- Products as their template has them. In all exports, {of} is the id of what a list shows,
-- of which the row is all or a part, and {which} says which of that is wanted. Parameters: those of {which}, the id of a row
-- behind which to go on, how many rows.
WITH RECURSIVE named (id, path) AS (
  SELECT id, name FROM category WHERE parent_id IS NULL
  UNION ALL SELECT category.id, named.path || ' / ' || category.name
  FROM category JOIN named ON named.id = category.parent_id),
smallest (id, product_id) AS (
  SELECT min(packaging.id), packaging.product_id FROM packaging
  WHERE active AND quantity = (SELECT min(quantity) FROM packaging AS other
    WHERE other.active AND other.product_id = packaging.product_id)
  GROUP BY packaging.product_id)
SELECT product.id, {of}, product.sku, product.name, product.tracking, unit.symbol,
  (SELECT code FROM product_barcode WHERE product_id = product.id AND packaging_id IS NULL AND kind = 'GTIN'),
  (SELECT {join}(code, '
') FROM product_barcode WHERE product_id = product.id AND packaging_id IS NULL AND kind = 'CODE'),
  product.step, product.shelf_life_days, product.stops_use,
  CASE WHEN product.gives_own_numbers THEN 'yes' ELSE 'no' END, product.number_pattern, product.purchase_price, product.sales_price,
  product.tax_rate, named.path, packaging.name, packaging.quantity,
  (SELECT code FROM product_barcode WHERE packaging_id = packaging.id AND kind = 'GTIN')
FROM product JOIN unit ON unit.id = product.unit_id
LEFT JOIN named ON named.id = product.category_id
LEFT JOIN smallest ON smallest.product_id = product.id
LEFT JOIN packaging ON packaging.id = smallest.id
WHERE {which} AND product.id > ? ORDER BY product.id LIMIT ?
