-- How much of a row of stock_balance, called balance, is stopped by the holds in force: all of it, or, of loose goods, the
-- quantities that are held in its place, which may be more than lie there by now. A part of other
-- questions; most books have no hold in force, and then it costs one look.
CASE WHEN NOT EXISTS (SELECT 1 FROM hold WHERE ended_operation_id IS NULL) THEN 0
WHEN EXISTS (
  SELECT 1 FROM hold
  LEFT JOIN location AS held ON held.id = hold.location_id
  LEFT JOIN location AS place ON place.id = balance.location_id
  WHERE hold.lot_id = balance.lot_id AND hold.ended_operation_id IS NULL AND hold.quantity IS NULL
    AND (hold.location_id IS NULL OR place.id = held.id
      OR (place.path > held.path || '/' AND place.path < held.path || '0'))
) OR EXISTS (
  SELECT 1 FROM hold
  JOIN location AS held ON held.id = hold.location_id
  JOIN location AS place ON place.id = balance.location_id
  WHERE hold.lot_id IS NULL AND hold.location_id IS NOT NULL AND hold.ended_operation_id IS NULL
    AND (place.id = held.id OR (place.path > held.path || '/' AND place.path < held.path || '0'))
) OR EXISTS (
  SELECT 1 FROM hold
  WHERE hold.package_id = balance.package_id AND hold.ended_operation_id IS NULL
) OR EXISTS (
  SELECT 1 FROM hold
  JOIN lot ON lot.product_id = hold.product_id AND lot.batch = hold.batch
  WHERE lot.id = balance.lot_id AND hold.batch IS NOT NULL AND hold.ended_operation_id IS NULL
) THEN balance.on_hand
ELSE coalesce((
  SELECT CAST(sum(hold.quantity) AS BIGINT) FROM hold
  WHERE hold.lot_id = balance.lot_id AND hold.location_id = balance.location_id AND balance.package_id IS NULL
    AND hold.quantity IS NOT NULL AND hold.ended_operation_id IS NULL
), 0) END
