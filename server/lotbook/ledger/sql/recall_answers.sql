-- What customers said last of each delivery of a recall, up to a close where one is asked of, by product.
-- Parameters: recall, seq of the close or null, the same.
SELECT answer.id AS answer_id, operation.seq, answer.transfer_id, line.product_id, line.stopped, line.destroyed, line.passed_on,
  line.returned
FROM recall_answer AS answer
JOIN operation ON operation.id = answer.operation_id
LEFT JOIN recall_answer_line AS line ON line.answer_id = answer.id
WHERE answer.recall_id = ? AND answer.id = (
  SELECT max(later.id) FROM recall_answer AS later
  JOIN operation AS said ON said.id = later.operation_id
  WHERE later.recall_id = answer.recall_id AND later.transfer_id = answer.transfer_id
    AND (CAST(? AS BIGINT) IS NULL OR said.seq < CAST(? AS BIGINT)))
ORDER BY answer.id, line.product_id
