-- How much of lots lay in places of ours at a place in the journal and before an instant. Parameters: lots {ids}, seq, instant.
SELECT {array}(lot_id) AS lot_id, {array}(quantity) AS quantity
FROM (
  SELECT line.lot_id,
    CAST(sum(CASE WHEN destination.physical THEN line.quantity ELSE 0 END - CASE WHEN source.physical THEN line.quantity ELSE 0 END) AS BIGINT) AS quantity
  FROM stock_move_line AS line
  JOIN operation ON operation.id = line.operation_id
  JOIN location AS source ON source.id = line.source_id
  JOIN location AS destination ON destination.id = line.destination_id
  WHERE line.lot_id {ids} AND operation.seq <= ? AND coalesce(line.occurred, line.recorded) < ?
  GROUP BY line.lot_id
  ORDER BY line.lot_id
) AS lying
