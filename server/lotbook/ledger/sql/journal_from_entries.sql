-- What was scanned becomes what happened: one line per lot and way, with quantities summed.
-- Parameters: operation, recorded, occurred, margin, transfer.
INSERT INTO stock_move_line (operation_id, recorded, occurred, occurred_margin, transfer_line_id, run_id, product_id, tracking,
  lot_id, source_id, source_package_id, destination_id, destination_package_id, quantity, entered_quantity, entered_unit_id,
  factor_numerator, factor_denominator)
SELECT CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT),
  entry.line_id, transfer.run_id, entry.product_id, entry.tracking, entry.lot_id, entry.source_id, entry.source_package_id,
  entry.destination_id, entry.destination_package_id,
  CAST(sum(entry.quantity) AS BIGINT), CAST(sum(entry.entered_quantity) AS BIGINT), entry.entered_unit_id,
  entered.numerator * stock.denominator, entered.denominator * stock.numerator
FROM transfer_entry AS entry
JOIN transfer ON transfer.id = entry.transfer_id
JOIN product ON product.id = entry.product_id
JOIN unit AS stock ON stock.id = product.unit_id
JOIN unit AS entered ON entered.id = entry.entered_unit_id
WHERE entry.transfer_id = ?
GROUP BY entry.line_id, transfer.run_id, entry.product_id, entry.tracking, entry.lot_id, entry.source_id, entry.source_package_id,
  entry.destination_id, entry.destination_package_id, entry.entered_unit_id, entered.numerator, entered.denominator, stock.numerator, stock.denominator
ORDER BY entry.line_id, entry.lot_id
