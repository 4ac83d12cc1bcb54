-- Lots that moved behind a place in the journal. Parameters: lots {ids}, seq.
SELECT DISTINCT line.lot_id
FROM stock_move_line AS line
JOIN operation ON operation.id = line.operation_id
WHERE line.lot_id {ids} AND operation.seq > ?
ORDER BY line.lot_id
