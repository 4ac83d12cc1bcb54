-- The date that stops use, for the lots of a transfer. Parameter: transfer.
UPDATE lot
SET last_day = CASE WHEN product.stops_use = 'EXPIRY' THEN lot.expiry ELSE lot.best_before END,
  last_day_key = coalesce(CASE WHEN product.stops_use = 'EXPIRY' THEN lot.expiry ELSE lot.best_before END, '9999-12-31')
FROM product
WHERE product.id = lot.product_id
  AND lot.id IN (SELECT lot_id FROM transfer_entry WHERE transfer_id = ? AND lot_id IS NOT NULL)
  AND coalesce(lot.last_day, '') <> coalesce(CASE WHEN product.stops_use = 'EXPIRY' THEN lot.expiry ELSE lot.best_before END, '')
