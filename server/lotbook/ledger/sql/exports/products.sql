-- Products as their template has them. Parameters of all exports: the id behind which to go on, how many rows.
SELECT product.id, product.sku, product.name, product.tracking, unit.symbol,
  (SELECT code FROM product_barcode WHERE product_id = product.id AND packaging_id IS NULL AND kind = 'GTIN'),
  (SELECT {join}(code, '
') FROM product_barcode WHERE product_id = product.id AND packaging_id IS NULL AND kind = 'CODE'),
  product.step, product.shelf_life_days, product.number_pattern, product.purchase_price, product.sales_price,
  product.tax_rate
FROM product JOIN unit ON unit.id = product.unit_id
WHERE product.active AND product.id > ? ORDER BY product.id LIMIT ?
