-- Whether a line of a run was posted behind a place in the journal. Parameter: seq.
SELECT EXISTS (
  SELECT 1 FROM operation
  JOIN stock_move_line AS line ON line.operation_id = operation.id
  LEFT JOIN transfer_line ON transfer_line.id = line.transfer_line_id
  LEFT JOIN transfer ON transfer.id = transfer_line.transfer_id
  WHERE operation.seq > ? AND (line.run_id IS NOT NULL OR transfer.run_id IS NOT NULL))
