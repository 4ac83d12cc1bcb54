-- What labels of recorded numbers say. {of}: the column of an entry that names what they are printed for; {printed}: a
-- join with what was printed, or nothing. Parameters: those of the join, its value, how many at most, how many before.
SELECT product.id AS product_id, product.name AS product_name, product.sku, product.tracking, entry.number, entry.batch,
  entry.expiry, entry.best_before, entry.production, entry.lot_id, entry.entered_quantity, unit.symbol, NULL AS reference,
  entry.quantity AS units, stock.kind AS counted,
  {again} AS again,
  (SELECT min(barcode.code) FROM product_barcode AS barcode
   WHERE barcode.product_id = product.id AND barcode.packaging_id IS NULL AND barcode.kind = 'GTIN') AS gtin
FROM transfer_entry AS entry
JOIN transfer_line AS line ON line.id = entry.line_id
JOIN product ON product.id = entry.product_id
JOIN unit ON unit.id = entry.entered_unit_id
JOIN unit AS stock ON stock.id = product.unit_id
{printed}
WHERE entry.{of} = ? AND entry.number IS NOT NULL
ORDER BY line.position, entry.id
LIMIT ? OFFSET ?
