-- What came on lines with a notice, by number: what was recorded on them, and where some of it was corrected later what
-- they moved, less what was corrected. {moved}: lots_moved of the lines. Parameters: lines {lines}, three times.
WITH corrected AS (
  SELECT transfer_line_id AS line_id FROM stock_move_line WHERE transfer_line_id {lines} AND corrects_id IS NOT NULL
)
SELECT line_id, number, maker_number, carton, CAST(sum(quantity) AS BIGINT) AS quantity, min(expiry) AS expiry,
  min(best_before) AS best_before
FROM (
  SELECT line_id, number, maker_number, carton, quantity, expiry, best_before
  FROM transfer_entry
  WHERE number IS NOT NULL AND line_id NOT IN (SELECT line_id FROM corrected) AND line_id IN (
    SELECT line.id FROM transfer_line AS line
    WHERE line.id {lines} AND EXISTS (SELECT 1 FROM expected_number AS told WHERE told.transfer_line_id = line.id))
  UNION ALL
  SELECT moved.line_id, lot.number, lot.maker_number, NULL, moved.quantity, lot.expiry, lot.best_before
  FROM ({moved}) AS moved
  JOIN lot ON lot.id = moved.lot_id
  WHERE moved.line_id IN (SELECT line_id FROM corrected)
) AS each_way
GROUP BY line_id, number, maker_number, carton
