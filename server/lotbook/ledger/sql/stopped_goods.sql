-- Where goods lie that not everything may be done with: how much the holds in force stop there, and what was decided
-- about the lot. {goods}: a condition on balance, with its parameter.
SELECT goods.product_id, goods.lot_id, goods.location_id, goods.package_id, goods.stopped, goods.disposition
FROM (
  SELECT balance.product_id, balance.lot_id, balance.location_id, balance.package_id,
    coalesce(lot.disposition, 'RELEASED') AS disposition, {stopped} AS stopped
  FROM stock_balance AS balance LEFT JOIN lot ON lot.id = balance.lot_id
  WHERE {goods} AND balance.on_hand > 0
) AS goods
WHERE goods.stopped > 0 OR goods.disposition <> 'RELEASED'
