-- What labels of lots say. {lots}: the lots, by one parameter; {printed}: a join with what was printed, or nothing.
-- Parameters: those of the join, that of the lots, how many at most, how many before.
SELECT product.id AS product_id, product.name AS product_name, product.sku, product.tracking, lot.number, lot.batch,
  lot.expiry, lot.best_before, lot.production, lot.id AS lot_id, NULL AS entered_quantity, NULL AS symbol, lot.reference, stock.kind AS counted,
  coalesce((SELECT CAST(sum(balance.on_hand) AS BIGINT) FROM stock_balance AS balance
    JOIN location ON location.id = balance.location_id
    WHERE balance.lot_id = lot.id AND location.physical), 0) AS units,
  {again} AS again,
  (SELECT min(barcode.code) FROM product_barcode AS barcode
   WHERE barcode.product_id = product.id AND barcode.packaging_id IS NULL AND barcode.kind = 'GTIN') AS gtin
FROM lot
JOIN product ON product.id = lot.product_id
JOIN unit AS stock ON stock.id = product.unit_id
{printed}
WHERE lot.id IN ({lots})
ORDER BY lot.product_id, lot.id
LIMIT ? OFFSET ?
