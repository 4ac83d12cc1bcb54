-- The first 100 transfers on whose lines a write posted. Parameter: operation.
SELECT DISTINCT expected.transfer_id AS id
FROM stock_move_line AS line
JOIN transfer_line AS expected ON expected.id = line.transfer_line_id
WHERE line.operation_id = ?
ORDER BY id
LIMIT 100
