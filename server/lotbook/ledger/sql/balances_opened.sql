-- Balance rows that an operation's lines behind one of them take from and that are not there, at zero, in key order: so
-- that the database refuses to go below. Parameters: operation, line.
INSERT INTO stock_balance (location_id, physical, product_id, lot_id, serial, package_id, on_hand, reserved)
SELECT taken.location_id, TRUE, taken.product_id, taken.lot_id, taken.serial, taken.package_id, 0, 0
FROM (
  SELECT DISTINCT source_id AS location_id, product_id, lot_id, tracking = 'SERIAL' AS serial, source_package_id AS package_id
  FROM stock_move_line WHERE operation_id = ? AND id > ?
) AS taken
JOIN location ON location.id = taken.location_id AND location.physical
ORDER BY taken.product_id, coalesce(taken.lot_id, 0), taken.location_id, coalesce(taken.package_id, 0)
ON CONFLICT DO NOTHING
