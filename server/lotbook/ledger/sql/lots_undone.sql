-- Lots that an import made, this one or one before, and that nothing moved but imports and their undos. Parameters: the
-- undo, twice; the import that it takes back.
UPDATE lot SET undone_by_id = ?
WHERE id IN (
  SELECT line.lot_id FROM stock_move_line AS line WHERE line.operation_id = ? AND line.lot_id IS NOT NULL)
  AND EXISTS (
    SELECT 1 FROM stock_move_line AS first JOIN data_import AS made ON made.operation_id = first.operation_id
    WHERE first.lot_id = lot.id AND first.recorded = lot.created)
  AND NOT EXISTS (
    SELECT 1 FROM stock_move_line AS other
    WHERE other.lot_id = lot.id AND other.operation_id NOT IN (
      SELECT operation_id FROM data_import WHERE undone_by_id IS NOT NULL OR operation_id = ?)
    AND other.corrects_id IS NULL)
