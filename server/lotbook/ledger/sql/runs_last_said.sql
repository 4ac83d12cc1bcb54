-- The last place in the book where goods of runs were posted, or it was said where they go. Parameters: runs {runs} three times.
SELECT max(operation.seq)
FROM operation
WHERE operation.id IN (
  SELECT operation_id FROM stock_move_line WHERE run_id {runs}
  UNION ALL
  SELECT line.operation_id
  FROM transfer
  JOIN transfer_line ON transfer_line.transfer_id = transfer.id
  JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id
  WHERE transfer.run_id {runs}
  UNION ALL
  SELECT operation_id FROM run_assignment WHERE run_id {runs})
