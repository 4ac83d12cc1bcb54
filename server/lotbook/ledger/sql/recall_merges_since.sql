-- Merges behind a place in the journal, each with its own. Parameter: seq.
SELECT run.id, operation.seq
FROM operation
JOIN run ON run.operation_id = operation.id AND run.kind = 'MERGE'
WHERE operation.seq > ?
