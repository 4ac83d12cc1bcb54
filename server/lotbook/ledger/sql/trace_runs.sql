-- Runs that lots went into or came out of, by the journal. Parameter: lots {ids}.
SELECT DISTINCT coalesce(line.run_id, transfer.run_id) AS run_id
FROM stock_move_line AS line
LEFT JOIN transfer_line ON transfer_line.id = line.transfer_line_id
LEFT JOIN transfer ON transfer.id = transfer_line.transfer_id
WHERE line.lot_id {ids} AND coalesce(line.run_id, transfer.run_id) IS NOT NULL
ORDER BY 1
