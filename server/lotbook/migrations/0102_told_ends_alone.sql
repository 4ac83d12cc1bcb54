-- A lot may be used until the earlier of its ends, and an end that the shelf life came to stands beside none that was told.
UPDATE lot SET expiry = NULL, expiry_origin = NULL, expiry_operation_id = NULL
WHERE expiry_origin = 'SHELF_LIFE' AND best_before_origin <> 'SHELF_LIFE';

UPDATE lot SET best_before = NULL, best_before_origin = NULL, best_before_operation_id = NULL
WHERE best_before_origin = 'SHELF_LIFE' AND expiry_origin <> 'SHELF_LIFE';

UPDATE lot
SET last_day = CASE WHEN expiry < best_before THEN expiry ELSE coalesce(best_before, expiry) END,
  last_day_key = coalesce(CASE WHEN expiry < best_before THEN expiry ELSE coalesce(best_before, expiry) END, '9999-12-31');
