-- What was put in for lots that goods came in as, or came back or were made as, by a correction; only some of the goods,
-- it may be. Each line that is put in stands behind those that it replaces, in the same write and on the same line of the
-- document; whether any of it holds by now. The plus keeps databases from all that ever came by the line. {lot}: which of
-- both rows, back or put, is of {lots}.
SELECT back.lot_id, put.lot_id AS put_in, max(CASE WHEN put.quantity > coalesce((
    SELECT sum(again.quantity) FROM stock_move_line AS again WHERE again.corrects_id = put.id), 0) THEN 1 ELSE 0 END) AS holds
FROM stock_move_line AS back
JOIN location ON location.id = back.destination_id AND NOT location.physical
JOIN stock_move_line AS put ON put.operation_id = back.operation_id AND +put.transfer_line_id = back.transfer_line_id
  AND put.corrects_id IS NULL AND put.lot_id <> back.lot_id
WHERE {lot}.lot_id {lots} AND back.corrects_id IS NOT NULL
  AND back.id = (
    SELECT max(earlier.id) FROM stock_move_line AS earlier
    WHERE earlier.operation_id = put.operation_id AND earlier.transfer_line_id = put.transfer_line_id
      AND earlier.corrects_id IS NOT NULL AND earlier.id < put.id)
GROUP BY back.lot_id, put.lot_id
ORDER BY back.lot_id, put.lot_id
