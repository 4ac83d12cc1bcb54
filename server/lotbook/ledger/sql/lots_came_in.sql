-- Lots that an operation's lines bring into our places for the first time. Parameters: today, operation.
UPDATE lot SET first_in = ?
WHERE first_in IS NULL AND id IN (
  SELECT line.lot_id FROM stock_move_line AS line
  JOIN location ON location.id = line.destination_id AND location.physical
  WHERE line.operation_id = ? AND line.lot_id IS NOT NULL)
