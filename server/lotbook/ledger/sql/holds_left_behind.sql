-- Holds in force of a part of a lot, of a package or of a place, from under which an operation took goods: how much less lies in
-- the one spot, how much does still (left_here). Parameter: operation, twice.
WITH change AS ({shifted})
SELECT hold.id, hold.reason, hold.quarantine_rule_id, hold.quantity, hold.package_id AS held_package, hold.location_id AS held_location,
  held.path AS held_path, lot.serial, fewer.goods, fewer.product_id, fewer.lot_id, fewer.location_id, fewer.package_id,
  -fewer.quantity AS fewer, coalesce(balance.on_hand, 0) AS left_here
FROM hold
LEFT JOIN location AS held ON held.id = hold.location_id
JOIN change AS fewer ON fewer.quantity < 0
  AND (hold.lot_id IS NULL OR hold.lot_id = fewer.lot_id)
  AND (hold.package_id IS NULL OR hold.package_id = fewer.package_id)
  AND (hold.location_id IS NULL OR hold.location_id = fewer.location_id
    OR (hold.quantity IS NULL AND fewer.path > held.path || '/' AND fewer.path < held.path || '0'))
  AND (hold.quantity IS NULL OR fewer.package_id IS NULL)
LEFT JOIN lot ON lot.id = fewer.lot_id
LEFT JOIN stock_balance AS balance ON balance.lot_id = fewer.lot_id AND balance.location_id = fewer.location_id
  AND coalesce(balance.package_id, 0) = coalesce(fewer.package_id, 0)
WHERE hold.ended_operation_id IS NULL AND (hold.location_id IS NOT NULL OR hold.package_id IS NOT NULL)
ORDER BY hold.id, fewer.product_id, fewer.lot_id, fewer.location_id, fewer.package_id
