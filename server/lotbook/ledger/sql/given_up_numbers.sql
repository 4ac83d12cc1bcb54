-- What lots became whose number was given up for another: nothing of them is left in our places, and the last that happened
-- to them was that they were relabelled or poured into another. Corrections do not count, for they bring no number back.
-- {lots}: condition on lot ids.
WITH happened AS (
  SELECT line.lot_id, line.run_id,
    row_number() OVER (PARTITION BY line.lot_id ORDER BY operation.seq DESC, line.id DESC) AS back
  FROM stock_move_line AS line
  JOIN operation ON operation.id = line.operation_id
  WHERE line.lot_id {lots} AND NOT EXISTS (
    SELECT 1 FROM stock_move_line AS other WHERE other.operation_id = line.operation_id AND other.corrects_id IS NOT NULL)
)
SELECT happened.lot_id, run.kind, edge.output_lot_id
FROM happened
JOIN run ON run.id = happened.run_id AND run.kind IN ('RELABEL', 'MERGE')
JOIN lot_edge AS edge ON edge.run_id = run.id AND edge.input_lot_id = happened.lot_id
WHERE happened.back = 1
  AND NOT EXISTS (SELECT 1 FROM stock_balance AS balance WHERE balance.lot_id = happened.lot_id AND balance.on_hand > 0)
ORDER BY happened.lot_id
