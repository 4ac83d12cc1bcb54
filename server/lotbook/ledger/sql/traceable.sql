-- Transfers that moved a tracked product. Parameters: transfers {ids}.
SELECT DISTINCT expected.transfer_id AS id
FROM stock_move_line AS line
JOIN transfer_line AS expected ON expected.id = line.transfer_line_id
WHERE expected.transfer_id {ids} AND line.lot_id IS NOT NULL
