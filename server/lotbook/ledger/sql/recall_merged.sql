-- What was poured into lots by merges behind one place in the journal and up to another. Parameters: lots {ids}, seq, seq.
SELECT edge.output_lot_id AS lot_id, edge.output_product_id AS product_id, edge.input_lot_id AS merged_from, edge.quantity,
  operation.seq, operation.recorded, operation.user_id
FROM lot_edge AS edge
JOIN run ON run.id = edge.run_id AND run.kind = 'MERGE'
JOIN operation ON operation.id = run.operation_id
WHERE edge.output_lot_id {ids} AND operation.seq > ? AND operation.seq <= ?
ORDER BY operation.seq, edge.output_lot_id, edge.input_lot_id
