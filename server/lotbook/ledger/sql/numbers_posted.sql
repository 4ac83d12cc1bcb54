-- The numbers that a transfer posted, joined by product and how much each is. Parameter: transfer.
SELECT line.product_id AS id, line.quantity, {join}(lot.number, '
') AS numbers
FROM stock_move_line AS line
JOIN transfer_line AS expected ON expected.id = line.transfer_line_id
JOIN lot ON lot.id = line.lot_id
WHERE expected.transfer_id = ? AND line.corrects_id IS NULL
GROUP BY line.product_id, line.quantity
