-- Entries whose number is a lot by now, or was born just now, name it. Parameter: transfer.
UPDATE transfer_entry
SET lot_id = (SELECT lot.id FROM lot WHERE lot.product_id = transfer_entry.product_id AND lot.number = transfer_entry.number)
WHERE transfer_id = ? AND lot_id IS NULL AND number IS NOT NULL
