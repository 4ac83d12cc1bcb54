-- Counted positions of a count whose goods a line of the journal touched since. What moved since the first of them was
-- counted is gathered first: it is little, whatever the book holds. Parameters: count, three times.
WITH moved AS MATERIALIZED (
  SELECT way.location_id, way.product_id, way.lot_id, way.package_id, max(way.seq) AS seq
  FROM (
    SELECT line.source_id AS location_id, line.product_id, line.lot_id, line.source_package_id AS package_id, operation.seq
    FROM operation JOIN stock_move_line AS line ON line.operation_id = operation.id
    WHERE operation.seq > (
      SELECT min(counted.seq) FROM count_position JOIN operation AS counted ON counted.id = count_position.operation_id
      WHERE count_position.count_id = ?)
    UNION ALL
    SELECT line.destination_id, line.product_id, line.lot_id, line.destination_package_id, operation.seq
    FROM operation JOIN stock_move_line AS line ON line.operation_id = operation.id
    WHERE operation.seq > (
      SELECT min(counted.seq) FROM count_position JOIN operation AS counted ON counted.id = count_position.operation_id
      WHERE count_position.count_id = ?)
  ) AS way
  GROUP BY way.location_id, way.product_id, way.lot_id, way.package_id
)
SELECT position.id
FROM moved
JOIN count_position AS position ON position.count_id = ? AND position.location_id = moved.location_id
  AND position.product_id = moved.product_id AND coalesce(position.lot_id, 0) = coalesce(moved.lot_id, 0)
  AND coalesce(position.number, '') = '' AND coalesce(position.package_id, 0) = coalesce(moved.package_id, 0)
JOIN operation AS counted ON counted.id = position.operation_id
WHERE counted.seq < moved.seq
