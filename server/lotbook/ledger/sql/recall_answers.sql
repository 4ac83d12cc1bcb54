-- What customers said last of each delivery of a recall, up to its close, by product. Parameter: recall.
SELECT answer.id AS answer_id, operation.seq, answer.transfer_id, line.product_id, line.stopped, line.destroyed, line.passed_on,
  line.returned
FROM recall_answer AS answer
JOIN operation ON operation.id = answer.operation_id
LEFT JOIN recall_answer_line AS line ON line.answer_id = answer.id
WHERE answer.recall_id = ? AND answer.id = (
  SELECT max(later.id) FROM recall_answer AS later
  JOIN operation AS said ON said.id = later.operation_id
  JOIN recall ON recall.id = later.recall_id
  LEFT JOIN operation AS closing ON closing.id = recall.closed_operation_id
  WHERE later.recall_id = answer.recall_id AND later.transfer_id = answer.transfer_id
    AND (closing.seq IS NULL OR said.seq < closing.seq))
ORDER BY answer.id, line.product_id
