-- What customers said last of each delivery of a recall, by product. Parameter: recall.
SELECT answer.id AS answer_id, operation.seq, answer.transfer_id, line.product_id, line.stopped, line.destroyed, line.passed_on
FROM recall_answer AS answer
JOIN operation ON operation.id = answer.operation_id
LEFT JOIN recall_answer_line AS line ON line.answer_id = answer.id
WHERE answer.recall_id = ? AND answer.id = (
  SELECT max(later.id) FROM recall_answer AS later
  WHERE later.recall_id = answer.recall_id AND later.transfer_id = answer.transfer_id)
ORDER BY answer.id, line.product_id
