-- What was taken apart into a lot, itself or under another number, also in several steps. Parameter: lot.
WITH RECURSIVE way (lot_id, apart) AS (
  SELECT CAST(? AS BIGINT), 0
  UNION
  SELECT edge.input_lot_id, CASE WHEN run.kind = 'UNBUILD' THEN 1 ELSE way.apart END
  FROM way
  JOIN lot_edge AS edge ON edge.output_lot_id = way.lot_id AND edge.input_lot_id IS NOT NULL
  JOIN run ON run.id = edge.run_id AND run.kind IN ('UNBUILD', 'RELABEL', 'SPLIT', 'MERGE')
)
SELECT lot.id, lot.number FROM way JOIN lot ON lot.id = way.lot_id WHERE way.apart = 1
