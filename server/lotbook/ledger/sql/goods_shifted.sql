-- How much more, or less, of goods lies in each spot of ours by an operation; goods: the lot, or less than nothing for a product
-- without numbers. To be put into other questions. Parameter: operation, twice.
SELECT line.product_id, line.lot_id, coalesce(line.lot_id, -line.product_id) AS goods, line.location_id, line.package_id, place.path, place.blocked, CAST(sum(line.quantity) AS BIGINT) AS quantity
FROM (
  SELECT product_id, lot_id, source_id AS location_id, source_package_id AS package_id, -quantity AS quantity
  FROM stock_move_line WHERE operation_id = ?
  UNION ALL
  SELECT product_id, lot_id, destination_id, destination_package_id, quantity
  FROM stock_move_line WHERE operation_id = ?
) AS line
JOIN location AS place ON place.id = line.location_id AND place.physical
GROUP BY line.product_id, line.lot_id, line.location_id, line.package_id, place.path, place.blocked
