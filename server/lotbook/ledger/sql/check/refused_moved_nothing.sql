-- Only an operation that was applied left anything behind.
SELECT operation.id, operation.key, operation.state, 'move line' AS left_behind
FROM operation JOIN stock_move_line ON stock_move_line.operation_id = operation.id WHERE operation.state <> 'APPLIED'
UNION
SELECT operation.id, operation.key, operation.state, 'entry'
FROM operation JOIN transfer_entry ON transfer_entry.operation_id = operation.id WHERE operation.state <> 'APPLIED'
UNION
SELECT operation.id, operation.key, operation.state, 'run'
FROM operation JOIN run ON run.operation_id = operation.id WHERE operation.state <> 'APPLIED'
