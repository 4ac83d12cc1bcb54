-- What a transfer moved by line and lot, less what was corrected. {of}: transfer_id or id of its lines.
-- Parameter: its value.
SELECT expected.id AS line_id, line.lot_id,
  CAST(sum(CASE WHEN line.corrects_id IS NULL THEN line.quantity ELSE -line.quantity END) AS BIGINT) AS quantity
FROM stock_move_line AS line
JOIN transfer_line AS expected ON expected.id = line.transfer_line_id
WHERE expected.{of} = ?
GROUP BY expected.id, line.lot_id
HAVING sum(CASE WHEN line.corrects_id IS NULL THEN line.quantity ELSE -line.quantity END) > 0
