-- Goods that are promised to someone, where they lie. {goods}: a condition, with its parameters.
SELECT balance.product_id, balance.lot_id, balance.location_id, balance.package_id, balance.on_hand, balance.reserved
FROM (SELECT DISTINCT product_id, lot_id, location_id, package_id FROM reservation WHERE {goods}) AS promised
JOIN stock_balance AS balance ON balance.product_id = promised.product_id
  AND coalesce(balance.lot_id, 0) = coalesce(promised.lot_id, 0) AND balance.location_id = promised.location_id
  AND coalesce(balance.package_id, 0) = coalesce(promised.package_id, 0)
WHERE balance.reserved > 0
