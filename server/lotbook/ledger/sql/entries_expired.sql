-- Lots past their last day among a transfer's entries that are taken from our places to be used up: delivered, or put
-- into production. Parameters: transfer, today.
SELECT lot.id, lot.number, lot.last_day
FROM lot
WHERE lot.id IN (
  SELECT entry.lot_id FROM transfer_entry AS entry
  JOIN location AS source ON source.id = entry.source_id AND source.physical
  JOIN location AS destination ON destination.id = entry.destination_id
  WHERE entry.transfer_id = ? AND destination.usage IN ('CUSTOMER', 'PRODUCTION'))
AND lot.last_day < ?
ORDER BY lot.last_day, lot.number, lot.id
