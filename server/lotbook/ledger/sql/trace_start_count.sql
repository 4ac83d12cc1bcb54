-- Lots of which a count found more or less than the book had, and how much, up to a place in the journal and before an instant.
-- With when: the first by the book, and by the clocks at the earliest; the last, at the latest. Parameters: count, seq, instant.
SELECT line.lot_id AS id, CAST(sum(line.quantity) AS BIGINT) AS quantity,
  min(operation.seq) AS first_seq, min(coalesce(line.occurred - coalesce(line.occurred_margin, 0) * 1000000, line.recorded)) AS earliest,
  max(operation.seq) AS last_seq, max(coalesce(line.occurred + coalesce(line.occurred_margin, 0) * 1000000, line.recorded)) AS latest
FROM operation
JOIN stock_move_line AS line ON line.operation_id = operation.id
WHERE operation.subject_kind = 'Count' AND operation.subject_id = ? AND line.lot_id IS NOT NULL
  AND operation.seq <= ? AND coalesce(line.occurred, line.recorded) < ?
GROUP BY line.lot_id
ORDER BY line.lot_id
