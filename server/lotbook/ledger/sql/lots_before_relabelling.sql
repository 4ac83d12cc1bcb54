-- A lot and those that its goods were before they were relabelled, however often. Parameter: lot.
WITH RECURSIVE way (lot_id) AS (
  SELECT CAST(? AS BIGINT)
  UNION
  SELECT edge.input_lot_id
  FROM way
  JOIN lot_edge AS edge ON edge.output_lot_id = way.lot_id
  JOIN run ON run.id = edge.run_id AND run.kind = 'RELABEL'
)
SELECT lot_id FROM way
