-- Runs that lines of an operation belong to, and those whose lines it corrects. Parameters: operation, operation.
SELECT coalesce(line.run_id, transfer.run_id) AS run_id
FROM stock_move_line AS line
LEFT JOIN transfer_line ON transfer_line.id = line.transfer_line_id
LEFT JOIN transfer ON transfer.id = transfer_line.transfer_id
WHERE line.operation_id = ? AND coalesce(line.run_id, transfer.run_id) IS NOT NULL
UNION
SELECT coalesce(line.run_id, transfer.run_id)
FROM stock_move_line AS correction
JOIN stock_move_line AS line ON line.id = correction.corrects_id
LEFT JOIN transfer_line ON transfer_line.id = line.transfer_line_id
LEFT JOIN transfer ON transfer.id = transfer_line.transfer_id
WHERE correction.operation_id = ? AND coalesce(line.run_id, transfer.run_id) IS NOT NULL
