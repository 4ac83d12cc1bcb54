-- Relabellings behind a place in the journal, from one number to the other, in the order in which they were done. Parameter: seq.
SELECT edge.input_lot_id, edge.output_lot_id
FROM operation
JOIN run ON run.operation_id = operation.id AND run.kind = 'RELABEL'
JOIN lot_edge AS edge ON edge.run_id = run.id
WHERE operation.seq > ?
ORDER BY run.id, edge.output_lot_id
