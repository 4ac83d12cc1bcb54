-- The numbers that a transfer posted, product by product, with how much of each; one may stand twice.
-- Parameter: transfer.
SELECT line.product_id AS id, lot.number, line.quantity
FROM stock_move_line AS line
JOIN transfer_line AS expected ON expected.id = line.transfer_line_id
JOIN lot ON lot.id = line.lot_id
WHERE expected.transfer_id = ? AND line.corrects_id IS NULL
