-- The journal, line by line.
SELECT line.id, {of},
  line.id, line.recorded, line.occurred, transfer.number, product.sku, lot.number, line.quantity, unit.symbol,
  source.path, out_of.number, destination.path, inside.number, line.corrects_id, operation.reason, app_user.name
FROM stock_move_line AS line
JOIN operation ON operation.id = line.operation_id
JOIN product ON product.id = line.product_id
JOIN unit ON unit.id = product.unit_id
JOIN location AS source ON source.id = line.source_id
JOIN location AS destination ON destination.id = line.destination_id
LEFT JOIN package AS out_of ON out_of.id = line.source_package_id
LEFT JOIN package AS inside ON inside.id = line.destination_package_id
LEFT JOIN lot ON lot.id = line.lot_id
LEFT JOIN transfer_line ON transfer_line.id = line.transfer_line_id
LEFT JOIN transfer ON transfer.id = transfer_line.transfer_id
LEFT JOIN app_user ON app_user.id = operation.user_id
WHERE {which} AND line.id > ? ORDER BY line.id LIMIT ?
