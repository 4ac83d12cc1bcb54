-- Lots that were known, and that a transfer's entries bring into our places for the first time. Parameters: today,
-- transfer.
UPDATE lot SET first_in = ?
WHERE first_in IS NULL AND id IN (
  SELECT entry.lot_id FROM transfer_entry AS entry
  JOIN location ON location.id = entry.destination_id AND location.physical
  WHERE entry.transfer_id = ? AND entry.lot_id IS NOT NULL)
