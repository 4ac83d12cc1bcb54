-- Lots that were here before came in first on the day of their first line into our places.
ALTER TABLE lot ADD COLUMN first_in TEXT;
UPDATE lot SET first_in = came.day
FROM (
  SELECT line.lot_id, date(min(line.recorded) / 1000000, 'unixepoch') AS day
  FROM stock_move_line AS line JOIN location ON location.id = line.destination_id AND location.physical
  WHERE line.lot_id IS NOT NULL
  GROUP BY line.lot_id
) AS came
WHERE came.lot_id = lot.id;
