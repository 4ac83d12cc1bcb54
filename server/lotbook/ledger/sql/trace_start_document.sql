-- Lots that transfers moved, with the transfer, and how much, corrections reckoned in; what was relabelled there is none of it.
-- {of}: condition on the transfer and the line; up to a place in the journal and before an instant. Parameters: those of it,
-- then seq, instant. With when: the first by the book, and by the clocks at the earliest; the last, at the latest.
SELECT line.lot_id AS id, transfer.id AS transfer_id,
  CAST(sum(CASE WHEN run.kind = 'RELABEL' THEN 0 WHEN line.corrects_id IS NULL THEN line.quantity ELSE -line.quantity END) AS BIGINT) AS quantity,
  min(operation.seq) AS first_seq, min(coalesce(line.occurred - coalesce(line.occurred_margin, 0) * 1000000, line.recorded)) AS earliest,
  max(operation.seq) AS last_seq, max(coalesce(line.occurred + coalesce(line.occurred_margin, 0) * 1000000, line.recorded)) AS latest
FROM stock_move_line AS line
JOIN operation ON operation.id = line.operation_id
JOIN transfer_line ON transfer_line.id = line.transfer_line_id
JOIN transfer ON transfer.id = transfer_line.transfer_id
LEFT JOIN run ON run.id = line.run_id
WHERE {of} AND line.lot_id IS NOT NULL AND operation.seq <= ? AND coalesce(line.occurred, line.recorded) < ?
GROUP BY line.lot_id, transfer.id
ORDER BY line.lot_id, transfer.id
