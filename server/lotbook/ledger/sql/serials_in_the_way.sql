-- Serials of a transfer's entries that would come in although they are on hand, or that another lot of the company
-- bears. Parameter: transfer.
SELECT DISTINCT entry.line_id, entry.number
FROM transfer_entry AS entry
JOIN location AS source ON source.id = entry.source_id AND NOT source.physical
JOIN lot ON lot.number = entry.number
JOIN settings ON settings.uniqueness_scope = 'COMPANY' OR lot.product_id = entry.product_id
WHERE entry.transfer_id = ? AND entry.tracking = 'SERIAL'
