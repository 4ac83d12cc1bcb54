-- How often a customer answered a recall by the link on a printed notice. Parameters: recall, customer.
SELECT count(DISTINCT answer.operation_id)
FROM recall_answer AS answer
JOIN transfer ON transfer.id = answer.transfer_id
JOIN operation ON operation.id = answer.operation_id
WHERE answer.recall_id = ? AND transfer.partner_id = ? AND answer.letter_id IS NULL
  AND operation.user_id IS NULL AND operation.token_id IS NULL
