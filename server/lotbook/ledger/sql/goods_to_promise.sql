-- Goods that may be promised, in the order in which they are to leave, by product; free: less what the holds in force stop,
-- which may be all. {lying}: where they come from, with its parameters; {order}: by the removal strategy. Parameter:
-- how many rows of each product.
SELECT goods.product_id, goods.lot_id, goods.location_id, goods.package_id,
  CASE WHEN goods.stopped < goods.unpromised THEN goods.unpromised - goods.stopped ELSE 0 END AS free
FROM (
  SELECT balance.*, balance.on_hand - balance.reserved AS unpromised, {stopped} AS stopped
  FROM (
    SELECT balance.product_id, balance.lot_id, balance.location_id, balance.package_id, balance.on_hand, balance.reserved,
      row_number() OVER (PARTITION BY balance.product_id ORDER BY {order}) AS turn
    {lying}
  ) AS balance
  WHERE balance.turn <= ?
) AS goods
ORDER BY goods.product_id, goods.turn
