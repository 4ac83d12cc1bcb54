-- Where lots lie, by place and product: how many of them, how much, and how much of that is promised. Parameter: lots {ids}.
SELECT balance.location_id, balance.product_id, count(DISTINCT balance.lot_id) AS lots,
  CAST(sum(balance.on_hand) AS BIGINT) AS on_hand, CAST(sum(balance.reserved) AS BIGINT) AS reserved
FROM stock_balance AS balance
JOIN location ON location.id = balance.location_id
WHERE balance.lot_id {ids} AND balance.on_hand > 0
GROUP BY balance.location_id, location.path, balance.product_id
ORDER BY location.path, balance.product_id
