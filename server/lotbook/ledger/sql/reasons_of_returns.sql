-- Why returns were opened, as was said then; a backorder has the reason of the return it is the rest of.
WITH RECURSIVE opened (return_id, transfer_id) AS (
  SELECT id, id FROM transfer WHERE id {ids}
  UNION ALL
  SELECT opened.return_id, transfer.backorder_of_id
  FROM opened JOIN transfer ON transfer.id = opened.transfer_id
  WHERE transfer.backorder_of_id IS NOT NULL
)
SELECT opened.return_id, operation.reason
FROM opened
JOIN transfer ON transfer.id = opened.transfer_id AND transfer.backorder_of_id IS NULL
JOIN operation_type AS kind ON kind.id = transfer.operation_type_id AND kind.kind IN ('RETURN', 'VENDOR_RETURN')
JOIN operation ON operation.id = (
  SELECT first.id FROM operation AS first
  WHERE first.subject_kind = 'Transfer' AND first.subject_id = transfer.id AND first.seq IS NOT NULL
  ORDER BY first.seq LIMIT 1
)
