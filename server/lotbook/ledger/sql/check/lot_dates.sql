-- The last day of a lot's use is the earlier of its ends, absent ones sort last, every date has an origin, and no end that
-- the shelf life came to stands beside one that was told.
SELECT lot.id, lot.number, lot.expiry, lot.best_before, lot.last_day, lot.last_day_key
FROM lot
WHERE coalesce(lot.last_day, '') <> coalesce(
    CASE WHEN lot.expiry < lot.best_before THEN lot.expiry ELSE coalesce(lot.best_before, lot.expiry) END, '')
  OR lot.last_day_key <> coalesce(lot.last_day, '9999-12-31')
  OR (lot.expiry IS NULL) <> (lot.expiry_origin IS NULL)
  OR (lot.best_before IS NULL) <> (lot.best_before_origin IS NULL)
  OR (lot.production IS NULL) <> (lot.production_origin IS NULL)
  OR (lot.expiry_origin = 'SHELF_LIFE') <> (lot.best_before_origin = 'SHELF_LIFE')
