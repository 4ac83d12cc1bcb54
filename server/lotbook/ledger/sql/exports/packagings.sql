-- Packagings as their template has them.
SELECT packaging.id, {of}, product.sku, packaging.name, packaging.quantity,
  (SELECT code FROM product_barcode WHERE packaging_id = packaging.id AND kind = 'GTIN'),
  (SELECT {join}(code, '
') FROM product_barcode WHERE packaging_id = packaging.id AND kind = 'CODE')
FROM packaging JOIN product ON product.id = packaging.product_id
WHERE {which} AND packaging.id > ? ORDER BY packaging.id LIMIT ?
