-- What was put in for lots whose number was corrected away: nothing that was written of them stands, wherever it was, nor
-- did goods get their number back by a relabelling. Each line that is put in stands behind those that it replaces, in the
-- same write and on the same line of the document. {lots}: condition on lot ids.
WITH corrected AS (
  SELECT DISTINCT line.lot_id FROM stock_move_line AS line
  WHERE line.lot_id {lots} AND line.corrects_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM stock_balance AS balance WHERE balance.lot_id = line.lot_id AND balance.on_hand > 0)
    AND NOT EXISTS (SELECT 1 FROM lot_edge AS edge WHERE edge.output_lot_id = line.lot_id)
), gone AS (
  SELECT corrected.lot_id FROM corrected
  WHERE NOT EXISTS (
    SELECT 1 FROM (
      SELECT line.destination_id AS location_id, line.quantity FROM stock_move_line AS line WHERE line.lot_id = corrected.lot_id
      UNION ALL
      SELECT line.source_id, -line.quantity FROM stock_move_line AS line WHERE line.lot_id = corrected.lot_id
    ) AS way
    GROUP BY way.location_id
    HAVING sum(way.quantity) <> 0
  )
)
SELECT DISTINCT gone.lot_id, put.lot_id AS put_in
FROM gone
JOIN stock_move_line AS back ON back.lot_id = gone.lot_id AND back.corrects_id IS NOT NULL
JOIN stock_move_line AS put ON put.operation_id = back.operation_id AND put.transfer_line_id = back.transfer_line_id
  AND put.corrects_id IS NULL AND put.lot_id <> back.lot_id
WHERE back.id = (
  SELECT max(earlier.id) FROM stock_move_line AS earlier
  WHERE earlier.operation_id = put.operation_id AND earlier.transfer_line_id = put.transfer_line_id
    AND earlier.corrects_id IS NOT NULL AND earlier.id < put.id)
ORDER BY gone.lot_id, put.lot_id
