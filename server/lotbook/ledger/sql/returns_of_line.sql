-- Numbers of the transfers that brought something of a line and lot back. Parameters: line, lot, 0 for goods without numbers.
SELECT transfer.number
FROM transfer_line AS line
JOIN transfer ON transfer.id = line.transfer_id
JOIN stock_move_line AS move ON move.transfer_line_id = line.id
WHERE line.returns_line_id = ? AND coalesce(move.lot_id, 0) = ?
GROUP BY transfer.id, transfer.number
HAVING sum(CASE WHEN move.corrects_id IS NULL THEN move.quantity ELSE -move.quantity END) > 0
ORDER BY transfer.id
