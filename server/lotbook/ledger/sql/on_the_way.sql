-- What a transfer sent on that no other brought in yet, by product and lot: what the lines of both took to places between
-- warehouses less what they took from there, corrections and all. Parameters: the transfer that sent it, four times.
SELECT flow.product_id, flow.lot_id, CAST(sum(flow.quantity) AS BIGINT) AS quantity
FROM (
  SELECT line.product_id, line.lot_id, line.quantity
  FROM transfer
  JOIN transfer_line ON transfer_line.transfer_id = transfer.id
  JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id
  JOIN location AS place ON place.id = line.destination_id AND place.physical AND place.warehouse_id IS NULL
  WHERE transfer.id = ? OR transfer.shipped_by_id = ?
  UNION ALL
  SELECT line.product_id, line.lot_id, -line.quantity
  FROM transfer
  JOIN transfer_line ON transfer_line.transfer_id = transfer.id
  JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id
  JOIN location AS place ON place.id = line.source_id AND place.physical AND place.warehouse_id IS NULL
  WHERE transfer.id = ? OR transfer.shipped_by_id = ?
) AS flow
GROUP BY flow.product_id, flow.lot_id
HAVING sum(flow.quantity) <> 0
ORDER BY flow.product_id, flow.lot_id
