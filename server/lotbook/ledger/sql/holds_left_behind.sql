-- Holds in force of a part of a lot, of a package or of a place, from under which an operation took goods that it put
-- where the hold does not touch them: how much less lies in the one spot, how much does still (left_here), and how much
-- more in the other. Blocked places come first: what is stopped goes there. Parameter: operation, twice.
WITH change AS (
  SELECT line.product_id, line.lot_id, coalesce(line.lot_id, -line.product_id) AS goods, line.location_id, line.package_id, place.path, place.blocked, CAST(sum(line.quantity) AS BIGINT) AS quantity
  FROM (
    SELECT product_id, lot_id, source_id AS location_id, source_package_id AS package_id, -quantity AS quantity
    FROM stock_move_line WHERE operation_id = ?
    UNION ALL
    SELECT product_id, lot_id, destination_id, destination_package_id, quantity
    FROM stock_move_line WHERE operation_id = ?
  ) AS line
  JOIN location AS place ON place.id = line.location_id AND place.physical
  GROUP BY line.product_id, line.lot_id, line.location_id, line.package_id, place.path, place.blocked
)
SELECT hold.id, hold.reason, hold.quarantine_rule_id, hold.quantity, lot.serial, fewer.product_id, fewer.lot_id, fewer.location_id, fewer.package_id,
  -fewer.quantity AS fewer, coalesce(balance.on_hand, 0) AS left_here, more.location_id AS to_location,
  more.package_id AS to_package, more.quantity AS more
FROM hold
LEFT JOIN location AS held ON held.id = hold.location_id
JOIN change AS fewer ON fewer.quantity < 0
  AND (hold.lot_id IS NULL OR hold.lot_id = fewer.lot_id)
  AND (hold.package_id IS NULL OR hold.package_id = fewer.package_id)
  AND (hold.location_id IS NULL OR hold.location_id = fewer.location_id
    OR (hold.quantity IS NULL AND fewer.path > held.path || '/' AND fewer.path < held.path || '0'))
  AND (hold.quantity IS NULL OR fewer.package_id IS NULL)
JOIN change AS more ON more.goods = fewer.goods AND more.quantity > 0
  AND (hold.package_id IS NULL OR hold.package_id <> coalesce(more.package_id, 0))
  AND (hold.location_id IS NULL OR hold.quantity IS NOT NULL OR NOT (hold.location_id = more.location_id
    OR (more.path > held.path || '/' AND more.path < held.path || '0')))
LEFT JOIN lot ON lot.id = fewer.lot_id
LEFT JOIN stock_balance AS balance ON balance.lot_id = fewer.lot_id AND balance.location_id = fewer.location_id
  AND coalesce(balance.package_id, 0) = coalesce(fewer.package_id, 0)
WHERE hold.ended_operation_id IS NULL AND (hold.location_id IS NOT NULL OR hold.package_id IS NOT NULL)
ORDER BY hold.id, fewer.product_id, fewer.lot_id, fewer.location_id, fewer.package_id, more.blocked DESC, more.location_id, more.package_id
