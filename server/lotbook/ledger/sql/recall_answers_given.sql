-- All that customers said of a recall, in the order in which it was recorded, those that no longer count as well; by
-- product. Parameter: recall.
SELECT answer.id, answer.transfer_id, answer.name, answer.remark, answer.letter_id, operation.recorded,
  operation.user_id, line.product_id, line.stopped, line.destroyed, line.passed_on
FROM recall_answer AS answer
JOIN operation ON operation.id = answer.operation_id
LEFT JOIN recall_answer_line AS line ON line.answer_id = answer.id
WHERE answer.recall_id = ? ORDER BY answer.id, line.product_id
