-- How many answers of a recall were recorded after it was closed. Parameter: recall.
SELECT count(*)
FROM recall_answer AS answer
JOIN operation AS said ON said.id = answer.operation_id
JOIN recall ON recall.id = answer.recall_id
JOIN operation AS closing ON closing.id = recall.closed_operation_id
WHERE answer.recall_id = ? AND said.seq > closing.seq
