-- Where a lot lay at a place in the journal, physical places only. Parameters: lot, seq, lot, seq.
SELECT way.location_id, way.product_id, CAST(sum(way.quantity) AS BIGINT) AS on_hand
FROM (
  SELECT line.destination_id AS location_id, line.product_id, line.quantity
  FROM stock_move_line AS line JOIN operation ON operation.id = line.operation_id
  WHERE line.lot_id = ? AND operation.seq <= ?
  UNION ALL
  SELECT line.source_id, line.product_id, -line.quantity
  FROM stock_move_line AS line JOIN operation ON operation.id = line.operation_id
  WHERE line.lot_id = ? AND operation.seq <= ?
) AS way
JOIN location ON location.id = way.location_id AND location.physical
GROUP BY way.location_id, way.product_id
HAVING sum(way.quantity) > 0
ORDER BY way.location_id
