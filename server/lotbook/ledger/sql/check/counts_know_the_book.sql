-- A position of a count keeps what the book had there when it was counted first.
SELECT position.id AS position, position.expected, coalesce(sum(way.quantity), 0) AS journal
FROM count_position AS position
JOIN operation AS counted ON counted.id = position.operation_id
LEFT JOIN (
  SELECT way.location_id, way.product_id, way.lot_id, way.package_id, way.quantity, operation.seq
  FROM ({ways}) AS way JOIN operation ON operation.id = way.operation_id
) AS way ON way.product_id = position.product_id AND coalesce(way.lot_id, 0) = coalesce(position.lot_id, 0)
  AND way.location_id = position.location_id AND coalesce(way.package_id, 0) = coalesce(position.package_id, 0)
  AND way.seq < counted.seq AND position.number IS NULL
GROUP BY position.id, position.expected
HAVING position.expected <> coalesce(sum(way.quantity), 0)
