-- Lots, and what their goods were before. step: 0 the lot itself, 1 the same goods under another number, 2 what something
-- was made of. What came into a lot behind the write by which goods left it is not in those; what a run of production took
-- and gave has no such order, for it goes on over many writes. {start}: whose lots, and which; {kinds}: which runs are
-- followed; {same}: of which of them the goods stay what they are. Parameters: those of {start}, then how many at most.
WITH RECURSIVE way (of_id, lot_id, step, until) AS (
  SELECT of_id, lot_id, 0, 9223372036854775807 FROM ({start}) AS start_of
  UNION
  SELECT way.of_id, edge.input_lot_id,
    CASE WHEN way.step < 2 AND run.kind IN ({same}) THEN 1 ELSE 2 END,
    CASE WHEN run.kind IN ({same}) THEN operation.seq ELSE 9223372036854775807 END
  FROM way
  JOIN lot_edge AS edge ON edge.output_lot_id = way.lot_id AND edge.input_lot_id IS NOT NULL
  JOIN run ON run.id = edge.run_id AND run.kind IN ({kinds})
  JOIN operation ON operation.id = run.operation_id AND operation.seq < way.until
)
SELECT of_id, lot_id, step FROM way LIMIT ?
