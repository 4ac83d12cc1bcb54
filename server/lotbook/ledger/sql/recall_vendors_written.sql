-- Where in the book letters to vendors of a recall were written, in that order. Parameter: recall.
SELECT DISTINCT operation.seq
FROM recall_letter AS letter
JOIN operation ON operation.id = letter.operation_id
WHERE letter.recall_id = ? AND letter.kind = 'VENDOR'
ORDER BY operation.seq
