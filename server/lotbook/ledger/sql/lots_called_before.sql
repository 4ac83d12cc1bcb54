-- The lot of a number that the goods of a lot bore before they were relabelled, however often. Parameters: lot, number, lot.
WITH RECURSIVE way (lot_id) AS (
  SELECT CAST(? AS BIGINT)
  UNION
  SELECT edge.input_lot_id
  FROM way
  JOIN lot_edge AS edge ON edge.output_lot_id = way.lot_id
  JOIN run ON run.id = edge.run_id AND run.kind = 'RELABEL'
)
SELECT lot.id FROM way JOIN lot ON lot.id = way.lot_id WHERE lot.number = ? AND lot.id <> ?
