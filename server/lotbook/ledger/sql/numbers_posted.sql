-- The numbers that a transfer posted, with how much of each. Parameter: transfer.
SELECT line.product_id, lot.number, CAST(sum(line.quantity) AS BIGINT) AS quantity
FROM stock_move_line AS line
JOIN transfer_line AS expected ON expected.id = line.transfer_line_id
JOIN lot ON lot.id = line.lot_id
WHERE expected.transfer_id = ? AND line.corrects_id IS NULL
GROUP BY line.product_id, lot.number
ORDER BY line.product_id
