-- Lines that had the wrong lot, and the lot that was put in with them, up to a place in the journal and before an instant.
-- Each line that is put in stands behind those that it replaces, in the same write and on the same line of the document.
-- Parameters: lots {ids}, lots {ids}, seq, instant.
WITH put AS (
  SELECT line.id, line.lot_id, line.quantity, line.operation_id, line.transfer_line_id
  FROM stock_move_line AS line
  WHERE line.lot_id {ids}
  UNION
  SELECT line.id, line.lot_id, line.quantity, line.operation_id, line.transfer_line_id
  FROM stock_move_line AS back
  JOIN stock_move_line AS line ON line.operation_id = back.operation_id AND line.transfer_line_id = back.transfer_line_id
  WHERE back.lot_id {ids} AND back.corrects_id IS NOT NULL
)
SELECT back.lot_id AS wrong, put.lot_id AS put_in, CAST(sum(put.quantity) AS BIGINT) AS quantity, put.operation_id
FROM put
JOIN stock_move_line AS line ON line.id = put.id AND line.corrects_id IS NULL
JOIN operation ON operation.id = put.operation_id
JOIN stock_move_line AS back ON back.id = (
  SELECT max(earlier.id) FROM stock_move_line AS earlier
  WHERE earlier.operation_id = put.operation_id AND earlier.transfer_line_id = put.transfer_line_id
    AND earlier.corrects_id IS NOT NULL AND earlier.id < put.id)
WHERE back.lot_id <> put.lot_id AND operation.seq <= ? AND coalesce(line.occurred, line.recorded) < ?
GROUP BY back.lot_id, put.lot_id, put.operation_id
ORDER BY put.operation_id, back.lot_id, put.lot_id
