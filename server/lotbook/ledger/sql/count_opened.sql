-- The positions of a new count: what lies at a place and below, in the order of the way through the warehouse.
-- {places}: condition on places, with its parameter; {which}: condition on balances. Parameters: count, place.
INSERT INTO count_position (count_id, location_id, package_id, product_id, lot_id, serial, sort_key, found)
SELECT CAST(? AS BIGINT), lying.location_id, lying.package_id, lying.product_id, lying.lot_id, lying.serial, lying.sort_key, FALSE
FROM (
  SELECT balance.location_id, balance.package_id, balance.product_id, balance.lot_id, balance.serial, {sort_key} AS sort_key
  FROM stock_balance AS balance
  JOIN location ON location.id = balance.location_id
  JOIN product ON product.id = balance.product_id
  LEFT JOIN lot ON lot.id = balance.lot_id
  LEFT JOIN package ON package.id = balance.package_id
  WHERE balance.on_hand > 0 AND balance.location_id IN ({places}) {which}
) AS lying
ORDER BY lying.sort_key
