-- Lots in the scope of real recalls that are under way, and not released, that runs of an operation took or gave, also runs
-- whose lines it corrects; by recall. Parameters: operation, operation.
SELECT DISTINCT recall.id AS recall_id, scoped.lot_id
FROM (
  SELECT coalesce(line.run_id, transfer.run_id) AS run_id
  FROM stock_move_line AS line
  LEFT JOIN transfer_line ON transfer_line.id = line.transfer_line_id
  LEFT JOIN transfer ON transfer.id = transfer_line.transfer_id
  WHERE line.operation_id = ?
  UNION
  SELECT coalesce(line.run_id, transfer.run_id)
  FROM stock_move_line AS correction
  JOIN stock_move_line AS line ON line.id = correction.corrects_id
  LEFT JOIN transfer_line ON transfer_line.id = line.transfer_line_id
  LEFT JOIN transfer ON transfer.id = transfer_line.transfer_id
  WHERE correction.operation_id = ?
) AS touched
JOIN lot_edge AS edge ON edge.run_id = touched.run_id
JOIN recall_lot AS scoped ON scoped.lot_id IN (edge.input_lot_id, edge.output_lot_id) AND coalesce(scoped.decision, '') <> 'RELEASED'
JOIN recall ON recall.id = scoped.recall_id AND recall.state = 'STARTED' AND recall.kind = 'REAL'
ORDER BY recall.id, scoped.lot_id
