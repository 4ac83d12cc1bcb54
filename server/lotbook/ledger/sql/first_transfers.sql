-- The transfer that moved each lot first. Parameters: lots {ids}.
SELECT id, transfer_id
FROM (
  SELECT line.lot_id AS id, expected.transfer_id,
    row_number() OVER (PARTITION BY line.lot_id ORDER BY operation.seq, line.id) AS place
  FROM stock_move_line AS line
  JOIN operation ON operation.id = line.operation_id
  JOIN transfer_line AS expected ON expected.id = line.transfer_line_id
  WHERE line.lot_id {ids}
) AS moved
WHERE place = 1
