-- What a transfer posted of each product, in the order of its lines. Parameters: transfer, how many products.
SELECT line.product_id, CAST(sum(line.quantity) AS BIGINT) AS quantity
FROM stock_move_line AS line
JOIN transfer_line AS expected ON expected.id = line.transfer_line_id
WHERE expected.transfer_id = ? AND line.corrects_id IS NULL
GROUP BY line.product_id
ORDER BY min(expected.position)
LIMIT ?
