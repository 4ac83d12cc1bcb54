-- Balance rows that an operation's lines need and that are not there yet, at zero, in key order. Parameter: operation, twice.
INSERT INTO stock_balance (location_id, physical, product_id, lot_id, serial, package_id, on_hand, reserved)
SELECT touched.location_id, TRUE, touched.product_id, touched.lot_id, touched.serial, touched.package_id, 0, 0
FROM (
  SELECT destination_id AS location_id, product_id, lot_id, tracking = 'SERIAL' AS serial, destination_package_id AS package_id
  FROM stock_move_line WHERE operation_id = ?
  UNION
  SELECT source_id, product_id, lot_id, tracking = 'SERIAL', source_package_id
  FROM stock_move_line WHERE operation_id = ?
) AS touched
JOIN location ON location.id = touched.location_id AND location.physical
ORDER BY touched.product_id, coalesce(touched.lot_id, 0), touched.location_id, coalesce(touched.package_id, 0)
ON CONFLICT DO NOTHING
