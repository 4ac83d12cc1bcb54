-- Lots that an operation brought in as opening stock were there since its day. Parameters: day, operation, day.
UPDATE lot SET first_in = ?
WHERE id IN (SELECT line.lot_id FROM stock_move_line AS line WHERE line.operation_id = ? AND line.lot_id IS NOT NULL)
  AND first_in <> ?
