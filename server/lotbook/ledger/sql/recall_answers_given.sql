-- All that customers said of a recall, in the order in which it was recorded, those that no longer count as well; by
-- product. by_link: nobody who is known wrote it down. Parameter: recall.
SELECT answer.id, answer.transfer_id, answer.name, answer.remark, operation.recorded, operation.user_id,
  answer.letter_id IS NOT NULL OR (operation.user_id IS NULL AND operation.token_id IS NULL) AS by_link,
  line.product_id, line.stopped, line.destroyed, line.passed_on
FROM recall_answer AS answer
JOIN operation ON operation.id = answer.operation_id
LEFT JOIN recall_answer_line AS line ON line.answer_id = answer.id
WHERE answer.recall_id = ? ORDER BY answer.id, line.product_id
