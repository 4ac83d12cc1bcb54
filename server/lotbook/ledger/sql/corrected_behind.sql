-- Whether anything was corrected behind a place in the journal. The few writes since then come first: CROSS JOIN tells SQLite
-- so. Parameter: seq.
SELECT EXISTS (
  SELECT 1 FROM operation
  CROSS JOIN stock_move_line AS line
  WHERE operation.seq > ? AND line.operation_id = operation.id AND line.corrects_id IS NOT NULL)
