-- Lots that transfers moved. {of}: condition on the transfer.
SELECT DISTINCT line.lot_id AS id
FROM stock_move_line AS line
JOIN transfer_line ON transfer_line.id = line.transfer_line_id
JOIN transfer ON transfer.id = transfer_line.transfer_id
WHERE {of} AND line.lot_id IS NOT NULL
ORDER BY 1
