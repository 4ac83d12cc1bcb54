-- Whether a line of a run was posted behind a place in the journal. Lines are counted write by write: asked whether there is
-- one, PostgreSQL would look through the whole journal for it. Parameter: seq.
SELECT EXISTS (
  SELECT 1 FROM operation
  WHERE operation.seq > ? AND 0 < (
    SELECT count(*)
    FROM stock_move_line AS line
    LEFT JOIN transfer_line ON transfer_line.id = line.transfer_line_id
    LEFT JOIN transfer ON transfer.id = transfer_line.transfer_id
    WHERE line.operation_id = operation.id AND (line.run_id IS NOT NULL OR transfer.run_id IS NOT NULL)))
