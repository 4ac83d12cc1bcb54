-- The last write that moved goods of runs. {runs}: condition on their ids, one parameter, twice.
SELECT moved.run_id, max(moved.operation_id) AS operation_id
FROM (
  SELECT run_id, operation_id FROM stock_move_line WHERE run_id {runs}
  UNION ALL
  SELECT transfer.run_id, line.operation_id
  FROM transfer
  JOIN transfer_line ON transfer_line.transfer_id = transfer.id
  JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id AND line.run_id IS NULL
  WHERE transfer.run_id {runs}
) AS moved
GROUP BY moved.run_id
