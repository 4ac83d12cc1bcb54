-- What was validated is what was scanned: the lines posted with a finished transfer are its entries, by line, lot and way.
SELECT told.line_id, told.lot_id, told.source_id, told.destination_id,
  sum(told.scanned) AS scanned, sum(told.posted) AS posted
FROM (
  SELECT entry.line_id, entry.lot_id, entry.source_id, entry.destination_id, entry.quantity AS scanned, 0 AS posted
  FROM transfer_entry AS entry JOIN transfer ON transfer.id = entry.transfer_id AND transfer.state = 'DONE'
  UNION ALL
  SELECT line.transfer_line_id, line.lot_id, line.source_id, line.destination_id, 0, line.quantity
  FROM stock_move_line AS line
  JOIN transfer_line ON transfer_line.id = line.transfer_line_id
  JOIN transfer ON transfer.id = transfer_line.transfer_id
  WHERE line.recorded = transfer.validated
) AS told
GROUP BY told.line_id, told.lot_id, told.source_id, told.destination_id
HAVING sum(told.scanned) <> sum(told.posted)
