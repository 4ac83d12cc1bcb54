-- What went of a lot, and of all that it became, into which others, by splitting, relabelling or pouring together. Parameter: lot.
WITH RECURSIVE way (lot_id) AS (
  SELECT CAST(? AS BIGINT)
  UNION
  SELECT edge.output_lot_id
  FROM way
  JOIN lot_edge AS edge ON edge.input_lot_id = way.lot_id AND edge.output_lot_id IS NOT NULL
  JOIN run ON run.id = edge.run_id AND run.kind IN ('RELABEL', 'SPLIT', 'MERGE')
)
SELECT edge.input_lot_id, edge.output_lot_id, CAST(sum(edge.quantity) AS BIGINT) AS quantity
FROM way
JOIN lot_edge AS edge ON edge.input_lot_id = way.lot_id AND edge.output_lot_id IS NOT NULL
JOIN run ON run.id = edge.run_id AND run.kind IN ('RELABEL', 'SPLIT', 'MERGE')
GROUP BY edge.input_lot_id, edge.output_lot_id
ORDER BY edge.input_lot_id, edge.output_lot_id
