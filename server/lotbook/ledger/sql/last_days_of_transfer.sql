-- The last day of use of the lots of a transfer: the earlier of their two ends. Parameter: transfer.
UPDATE lot
SET last_day = CASE WHEN expiry < best_before THEN expiry ELSE coalesce(best_before, expiry) END,
  last_day_key = coalesce(CASE WHEN expiry < best_before THEN expiry ELSE coalesce(best_before, expiry) END, '9999-12-31')
WHERE id IN (SELECT lot_id FROM transfer_entry WHERE transfer_id = ? AND lot_id IS NOT NULL)
  AND coalesce(last_day, '')
    <> coalesce(CASE WHEN expiry < best_before THEN expiry ELSE coalesce(best_before, expiry) END, '')
