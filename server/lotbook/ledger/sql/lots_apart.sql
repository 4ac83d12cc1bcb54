-- Lots that were taken apart, and not put together since.
SELECT DISTINCT edge.input_lot_id AS lot_id
FROM lot_edge AS edge
JOIN run ON run.id = edge.run_id AND run.kind = 'UNBUILD'
WHERE edge.input_lot_id IS NOT NULL
