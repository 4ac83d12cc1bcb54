-- Whether anything was heard of the customer of a letter since it was written: an answer about one of its deliveries, or goods
-- that came back or went there. Parameter: row of the outbox.
SELECT EXISTS (
    SELECT 1 FROM recall_answer AS answer
    JOIN transfer ON transfer.id = answer.transfer_id
    JOIN operation AS said ON said.id = answer.operation_id
    WHERE answer.recall_id = letter.recall_id AND transfer.partner_id = letter.partner_id AND said.seq > written.seq)
  OR EXISTS (
    SELECT 1 FROM transfer WHERE transfer.partner_id = letter.partner_id AND transfer.validated > written.recorded) AS heard
FROM recall_letter AS letter
JOIN operation AS written ON written.id = letter.operation_id
WHERE letter.outbox_id = ?
