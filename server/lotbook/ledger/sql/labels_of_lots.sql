-- What labels of lots say. {lots}: the lots, by one parameter. Parameters: that, how many at most.
SELECT product.name AS product_name, product.sku, product.tracking, lot.number, lot.batch, lot.expiry,
  lot.best_before, lot.production, lot.id AS lot_id, NULL AS entered_quantity, NULL AS symbol,
  (SELECT min(barcode.code) FROM product_barcode AS barcode
   WHERE barcode.product_id = product.id AND barcode.packaging_id IS NULL AND barcode.kind = 'GTIN') AS gtin
FROM lot
JOIN product ON product.id = lot.product_id
WHERE lot.id IN ({lots})
ORDER BY lot.product_id, lot.id
LIMIT ?
