-- Net of an operation's lines behind one of them per place, lot and package, where it gives: added to the row that is
-- there, else a new one, in key order. Parameters: operation and line, twice.
INSERT INTO stock_balance (location_id, physical, product_id, lot_id, serial, package_id, on_hand, reserved)
SELECT way.location_id, TRUE, way.product_id, way.lot_id, way.serial, way.package_id, CAST(sum(way.quantity) AS BIGINT), 0
FROM (
  SELECT destination_id AS location_id, product_id, lot_id, tracking = 'SERIAL' AS serial,
    destination_package_id AS package_id, quantity
  FROM stock_move_line WHERE operation_id = ? AND id > ?
  UNION ALL
  SELECT source_id, product_id, lot_id, tracking = 'SERIAL', source_package_id, -quantity
  FROM stock_move_line WHERE operation_id = ? AND id > ?
) AS way
JOIN location ON location.id = way.location_id AND location.physical
GROUP BY way.location_id, way.product_id, way.lot_id, way.serial, way.package_id
HAVING sum(way.quantity) > 0
ORDER BY way.product_id, coalesce(way.lot_id, 0), way.location_id, coalesce(way.package_id, 0)
ON CONFLICT (product_id, coalesce(lot_id, 0), location_id, coalesce(package_id, 0))
DO UPDATE SET on_hand = stock_balance.on_hand + excluded.on_hand
