-- What lies where, and how much of it is held: all that a hold in force stops, and all of a lot that was not released. A
-- part of other questions.
SELECT balance.id, balance.product_id, balance.lot_id, balance.location_id, balance.package_id, balance.on_hand,
  balance.reserved,
  CASE WHEN balance.stopped > balance.on_hand OR balance.lot_id IN (SELECT id FROM lot WHERE disposition <> 'RELEASED')
    THEN balance.on_hand ELSE balance.stopped END AS held
FROM (SELECT balance.*, {stopped} AS stopped FROM stock_balance AS balance) AS balance
