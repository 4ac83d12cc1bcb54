-- The writes that corrected what transfers moved, as they came. {transfers}: which ones.
SELECT DISTINCT expected.transfer_id, operation.seq, operation.id
FROM stock_move_line AS line
JOIN transfer_line AS expected ON expected.id = line.transfer_line_id
JOIN operation ON operation.id = line.operation_id
WHERE expected.transfer_id {transfers} AND line.corrects_id IS NOT NULL
ORDER BY operation.seq
