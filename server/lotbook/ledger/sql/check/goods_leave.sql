-- What a document takes out of our hands goes to whom it says, whatever is corrected of it.
SELECT move.id, transfer.number, went.path
FROM stock_move_line AS move
LEFT JOIN run ON run.id = move.run_id
JOIN transfer_line AS line ON line.id = move.transfer_line_id
JOIN transfer ON transfer.id = line.transfer_id
JOIN location AS meant ON meant.id = line.destination_id AND NOT meant.physical
JOIN location AS went ON went.id = move.destination_id
WHERE move.corrects_id IS NULL AND coalesce(run.kind, 'PRODUCTION') = 'PRODUCTION' AND went.usage <> meant.usage
