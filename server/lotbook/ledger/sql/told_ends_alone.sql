-- An end that the shelf life came to goes from lots of a transfer that were told another one. {computed}, {told}:
-- expiry and best_before, either way round. Parameter: transfer.
UPDATE lot
SET {computed} = NULL, {computed}_origin = NULL, {computed}_operation_id = NULL
WHERE {computed}_origin = 'SHELF_LIFE' AND {told}_origin <> 'SHELF_LIFE'
  AND id IN (SELECT lot_id FROM transfer_entry WHERE transfer_id = ? AND lot_id IS NOT NULL)
