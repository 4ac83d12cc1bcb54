-- The letters of a recall, in the order in which they were written, with what became of each; of one that is closed, what
-- had become of it by then. Parameter: recall.
SELECT letter.id, letter.partner_id, letter.kind, letter.address, operation.seq, outbox.created, outbox.tries,
  CASE WHEN was.late THEN 'WAITING' ELSE outbox.state END AS state,
  CASE WHEN was.late THEN NULL ELSE outbox.ended END AS ended,
  CASE WHEN was.late THEN NULL ELSE outbox.error END AS error
FROM (
  SELECT letter.id, coalesce(outbox.ended > recall.closed, recall.closed IS NOT NULL) AS late
  FROM recall_letter AS letter
  JOIN outbox ON outbox.id = letter.outbox_id
  JOIN recall ON recall.id = letter.recall_id
  WHERE letter.recall_id = ?
) AS was
JOIN recall_letter AS letter ON letter.id = was.id
JOIN operation ON operation.id = letter.operation_id
JOIN outbox ON outbox.id = letter.outbox_id
ORDER BY letter.id
