-- Why goods are held where they lie: the holds in force on the lot, there or everywhere, on its batch, on the package or
-- on the place, the oldest first, and a decision that is no release; of how much, none for all, and by which place with
-- all in it. Parameter: balances, five times.
SELECT balance_id, reason, quantity, place FROM (
  SELECT balance.id AS balance_id, hold.id, hold.reason, hold.quantity, NULL AS place FROM stock_balance AS balance
  JOIN hold ON hold.lot_id = balance.lot_id AND hold.ended_operation_id IS NULL
  LEFT JOIN location AS held ON held.id = hold.location_id
  LEFT JOIN location AS place ON place.id = balance.location_id
  WHERE balance.id {balances} AND (hold.location_id IS NULL
    OR (hold.quantity IS NOT NULL AND place.id = held.id AND balance.package_id IS NULL)
    OR (hold.quantity IS NULL AND (place.id = held.id OR (place.path > held.path || '/' AND place.path < held.path || '0'))))
  UNION
  SELECT balance.id, hold.id, hold.reason, NULL, NULL FROM stock_balance AS balance
  JOIN lot ON lot.id = balance.lot_id
  JOIN hold ON hold.product_id = lot.product_id AND hold.batch = lot.batch AND hold.ended_operation_id IS NULL
  WHERE balance.id {balances}
  UNION
  SELECT balance.id, hold.id, hold.reason, NULL, NULL FROM stock_balance AS balance
  JOIN hold ON hold.package_id = balance.package_id AND hold.ended_operation_id IS NULL
  WHERE balance.id {balances}
  UNION
  SELECT balance.id, hold.id, hold.reason, NULL, held.path FROM stock_balance AS balance
  JOIN location AS place ON place.id = balance.location_id
  JOIN hold ON hold.lot_id IS NULL AND hold.location_id IS NOT NULL AND hold.ended_operation_id IS NULL
  JOIN location AS held ON held.id = hold.location_id
  WHERE balance.id {balances}
    AND (place.id = held.id OR (place.path > held.path || '/' AND place.path < held.path || '0'))
  UNION
  SELECT balance.id, 0, CASE lot.disposition WHEN 'REJECTED' THEN 'Rejected' ELSE 'Quarantined' END, NULL, NULL
  FROM stock_balance AS balance JOIN lot ON lot.id = balance.lot_id
  WHERE balance.id {balances} AND lot.disposition <> 'RELEASED'
) AS found
ORDER BY balance_id, id
