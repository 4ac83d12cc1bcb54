-- Lots into which an operation put goods of lots that recalls under way stop, or of which it made more where such went into
-- them, with what it corrects reckoned in; and lots of which it is said anew what went into them, where that is such goods; by
-- recall. Parameters: operation, runs {runs}, lots {lots}.
WITH moved AS (
  SELECT coalesce(line.run_id, transfer.run_id) AS run_id, line.lot_id,
    sum(CASE WHEN destination.usage = 'PRODUCTION' THEN line.quantity ELSE -line.quantity END) AS taken
  FROM stock_move_line AS line
  JOIN location AS destination ON destination.id = line.destination_id
  LEFT JOIN transfer_line ON transfer_line.id = line.transfer_line_id
  LEFT JOIN transfer ON transfer.id = transfer_line.transfer_id
  WHERE line.operation_id = ?
  GROUP BY coalesce(line.run_id, transfer.run_id), line.lot_id
), grown AS (
  SELECT edge.input_lot_id, edge.output_lot_id FROM moved
  JOIN lot_edge AS edge ON edge.run_id = moved.run_id AND edge.input_lot_id = moved.lot_id
  WHERE moved.taken > 0
  UNION
  SELECT edge.input_lot_id, edge.output_lot_id FROM moved
  JOIN lot_edge AS edge ON edge.run_id = moved.run_id AND edge.output_lot_id = moved.lot_id
  WHERE moved.taken < 0
  UNION
  SELECT edge.input_lot_id, edge.output_lot_id FROM lot_edge AS edge WHERE edge.run_id {runs} AND edge.output_lot_id {lots}
)
SELECT DISTINCT recall.id AS recall_id, grown.output_lot_id AS lot_id
FROM grown
JOIN recall_lot AS scoped ON scoped.lot_id = grown.input_lot_id AND coalesce(scoped.decision, '') <> 'RELEASED'
JOIN recall ON recall.id = scoped.recall_id AND recall.state = 'STARTED'
WHERE grown.output_lot_id IS NOT NULL
ORDER BY 1, 2
