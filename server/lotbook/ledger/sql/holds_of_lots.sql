-- Holds in force that touch lots: on the lot, on its batch, on a package with some of it, or on a place where some
-- of it lies, the newest first. Parameter: lots, four times.
SELECT lot_id, id FROM (
  SELECT hold.lot_id, hold.id FROM hold
  WHERE hold.ended_operation_id IS NULL AND hold.lot_id {lots}
  UNION
  SELECT lot.id AS lot_id, hold.id FROM lot
  JOIN hold ON hold.product_id = lot.product_id AND hold.batch = lot.batch AND hold.ended_operation_id IS NULL
  WHERE lot.id {lots} AND lot.batch IS NOT NULL
  UNION
  SELECT balance.lot_id, hold.id FROM stock_balance AS balance
  JOIN hold ON hold.package_id = balance.package_id AND hold.ended_operation_id IS NULL
  WHERE balance.lot_id {lots} AND balance.on_hand > 0
  UNION
  SELECT balance.lot_id, hold.id FROM stock_balance AS balance
  JOIN location AS place ON place.id = balance.location_id
  JOIN hold ON hold.lot_id IS NULL AND hold.location_id IS NOT NULL AND hold.ended_operation_id IS NULL
  JOIN location AS held ON held.id = hold.location_id
  WHERE balance.lot_id {lots} AND balance.on_hand > 0
    AND (place.id = held.id OR (place.path > held.path || '/' AND place.path < held.path || '0'))
) AS found
ORDER BY lot_id, id DESC
