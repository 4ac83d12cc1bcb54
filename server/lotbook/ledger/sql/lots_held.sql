-- Of these lots, those that the holds in force leave nothing free of: held wherever they are, by themselves or by their
-- batch, or wherever some of them lies. Parameter: lots, three times.
SELECT hold.lot_id AS id FROM hold
WHERE hold.ended_operation_id IS NULL AND hold.location_id IS NULL AND hold.lot_id {lots}
UNION
SELECT lot.id FROM lot
JOIN hold ON hold.product_id = lot.product_id AND hold.batch = lot.batch AND hold.ended_operation_id IS NULL
WHERE lot.id {lots} AND lot.batch IS NOT NULL
UNION
SELECT lying.lot_id FROM (
  SELECT balance.lot_id, balance.on_hand, {stopped} AS stopped FROM stock_balance AS balance
  WHERE balance.lot_id {lots} AND balance.on_hand > 0
) AS lying
GROUP BY lying.lot_id HAVING sum(CASE WHEN lying.stopped < lying.on_hand THEN 1 ELSE 0 END) = 0
