-- Incoming entries whose number is a lot: all serials, lots of other products while numbers are unique in the company,
-- and where only new numbers may come, lots that were not there when the entry was made.
-- Parameters: transfer, whether only new numbers may come.
SELECT DISTINCT entry.line_id, entry.number, entry.quantity, entry.lot_id, lot.id AS known_lot
FROM transfer_entry AS entry
JOIN location AS source ON source.id = entry.source_id AND NOT source.physical
CROSS JOIN settings
JOIN lot ON lot.number = entry.number AND (lot.product_id = entry.product_id OR settings.uniqueness_scope = 'COMPANY')
WHERE entry.transfer_id = ?
  AND (entry.tracking = 'SERIAL' OR lot.product_id <> entry.product_id
    OR (CAST(? AS BOOLEAN) AND entry.lot_id IS NULL AND lot.product_id = entry.product_id))
