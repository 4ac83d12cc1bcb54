-- What was put into a package, taken out of it, or moved with it, line by line, up to a place in the journal and before an instant;
-- a correcting line takes back what it corrects. goes: 1 in, -1 out, 0 along. Parameters: package, package, package, package, seq,
-- instant.
SELECT line.lot_id AS id, coalesce(transfer_line.transfer_id, 0) AS transfer_id, operation.seq AS first_seq, operation.seq AS last_seq,
  CASE WHEN line.corrects_id IS NULL THEN line.quantity ELSE -line.quantity END AS quantity,
  (CASE WHEN line.destination_package_id = ? THEN 1 ELSE 0 END - CASE WHEN line.source_package_id = ? THEN 1 ELSE 0 END)
    * CASE WHEN line.corrects_id IS NULL THEN 1 ELSE -1 END AS goes,
  coalesce(line.occurred - coalesce(line.occurred_margin, 0) * 1000000, line.recorded) AS earliest,
  coalesce(line.occurred + coalesce(line.occurred_margin, 0) * 1000000, line.recorded) AS latest
FROM stock_move_line AS line
JOIN operation ON operation.id = line.operation_id
LEFT JOIN transfer_line ON transfer_line.id = line.transfer_line_id
WHERE (line.source_package_id = ? OR line.destination_package_id = ?) AND line.lot_id IS NOT NULL
  AND operation.seq <= ? AND coalesce(line.occurred, line.recorded) < ?
ORDER BY operation.seq, line.id
