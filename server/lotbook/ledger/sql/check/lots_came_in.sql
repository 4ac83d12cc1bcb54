-- A lot that came into our places knows on which day it first did.
SELECT lot.id, lot.number, lot.first_in
FROM lot
WHERE lot.first_in IS NULL AND EXISTS (
  SELECT 1 FROM stock_move_line AS line
  JOIN location ON location.id = line.destination_id AND location.physical
  WHERE line.lot_id = lot.id)
