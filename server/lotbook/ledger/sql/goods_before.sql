-- Lots, and what their goods were before. step: 0 the lot itself, 1 the same goods under another number, 2 what something
-- was made of. What came into a lot behind the write by which goods left it is not in those; what a run of production took
-- and gave has no such order, for it goes on over many writes. Goods that came in, and whose number was put right then, are the
-- same too; of those that we gave away, others are named by that. {start}: whose lots, and which; {kinds}: which runs are
-- followed; {same}: of which of them the goods stay what they are. Parameters: those of {start}, then how many at most.
WITH RECURSIVE way (of_id, lot_id, step, until) AS (
  SELECT of_id, lot_id, 0, 9223372036854775807 FROM ({start}) AS start_of
  UNION
  SELECT way.of_id, coalesce(edge.input_lot_id, back.lot_id),
    CASE WHEN way.step < 2 AND (back.id IS NOT NULL OR run.kind IN ({same})) THEN 1 ELSE 2 END,
    CASE WHEN back.id IS NOT NULL OR run.kind IN ({same}) THEN operation.seq ELSE 9223372036854775807 END
  FROM way
  CROSS JOIN (SELECT 0 AS corrected UNION ALL SELECT 1) AS how
  LEFT JOIN lot_edge AS edge ON how.corrected = 0 AND edge.output_lot_id = way.lot_id AND edge.input_lot_id IS NOT NULL
  LEFT JOIN run ON run.id = edge.run_id AND run.kind IN ({kinds})
  LEFT JOIN stock_move_line AS put ON how.corrected = 1 AND put.lot_id = way.lot_id AND put.corrects_id IS NULL AND put.run_id IS NULL
  LEFT JOIN stock_move_line AS back ON back.operation_id = put.operation_id AND back.transfer_line_id = put.transfer_line_id
    AND back.corrects_id IS NOT NULL AND back.product_id = put.product_id AND back.lot_id <> put.lot_id
    AND EXISTS (SELECT 1 FROM location WHERE location.id = put.source_id AND NOT location.physical)
  JOIN operation ON operation.id = coalesce(run.operation_id, back.operation_id) AND operation.seq < way.until
)
SELECT of_id, lot_id, step FROM way LIMIT ?
