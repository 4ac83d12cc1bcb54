-- The last day of a lot's use is the date that its product says, absent ones sort last, and every date has an origin.
SELECT lot.id, lot.number, product.stops_use, lot.expiry, lot.best_before, lot.last_day, lot.last_day_key
FROM lot JOIN product ON product.id = lot.product_id
WHERE coalesce(lot.last_day, '') <> coalesce(CASE product.stops_use WHEN 'EXPIRY' THEN lot.expiry ELSE lot.best_before END, '')
  OR lot.last_day_key <> coalesce(lot.last_day, '9999-12-31')
  OR (lot.expiry IS NULL) <> (lot.expiry_origin IS NULL)
  OR (lot.best_before IS NULL) <> (lot.best_before_origin IS NULL)
  OR (lot.production IS NULL) <> (lot.production_origin IS NULL)
