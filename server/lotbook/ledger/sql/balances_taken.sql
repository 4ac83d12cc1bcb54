-- Net of an operation's lines behind one of them per place, lot and package, where it takes. Parameters: operation and
-- line, twice.
UPDATE stock_balance
SET on_hand = stock_balance.on_hand + net.quantity
FROM (
  SELECT way.location_id, way.product_id, way.lot_id, way.package_id, CAST(sum(way.quantity) AS BIGINT) AS quantity
  FROM (
    SELECT destination_id AS location_id, product_id, lot_id, destination_package_id AS package_id, quantity
    FROM stock_move_line WHERE operation_id = ? AND id > ?
    UNION ALL
    SELECT source_id, product_id, lot_id, source_package_id, -quantity
    FROM stock_move_line WHERE operation_id = ? AND id > ?
  ) AS way
  JOIN location ON location.id = way.location_id AND location.physical
  GROUP BY way.location_id, way.product_id, way.lot_id, way.package_id
  HAVING sum(way.quantity) < 0
) AS net
WHERE stock_balance.product_id = net.product_id
  AND coalesce(stock_balance.lot_id, 0) = coalesce(net.lot_id, 0)
  AND stock_balance.location_id = net.location_id
  AND coalesce(stock_balance.package_id, 0) = coalesce(net.package_id, 0)
