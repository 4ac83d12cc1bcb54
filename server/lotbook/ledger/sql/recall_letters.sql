-- The letters of a recall, in the order in which they were written, with what became of each. Parameter: recall.
SELECT letter.id, letter.partner_id, letter.kind, letter.address, operation.seq, outbox.state, outbox.created, outbox.ended,
  outbox.error, outbox.tries
FROM recall_letter AS letter
JOIN operation ON operation.id = letter.operation_id
JOIN outbox ON outbox.id = letter.outbox_id
WHERE letter.recall_id = ? ORDER BY letter.id
