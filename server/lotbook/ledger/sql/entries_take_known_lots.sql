-- Entries whose number became a lot since name it: batches, where others may have brought them too, and what was judged.
-- {judged}: condition on numbers. Parameters: transfer, whether only new numbers may come, numbers.
UPDATE transfer_entry
SET lot_id = (SELECT lot.id FROM lot WHERE lot.product_id = transfer_entry.product_id AND lot.number = transfer_entry.number)
WHERE transfer_id = ? AND lot_id IS NULL AND number IS NOT NULL
  AND ((tracking = 'LOT' AND NOT CAST(? AS BOOLEAN)) OR number {judged})
