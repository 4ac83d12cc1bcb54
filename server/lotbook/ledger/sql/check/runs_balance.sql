-- What relabels, splits or merges lots takes as much of a product out as it puts back, in one operation.
SELECT run.id, way.location_id, way.product_id, sum(way.quantity) AS quantity
FROM run
JOIN ({ways}) AS way ON way.run_id = run.id
WHERE run.kind IN ('RELABEL', 'SPLIT', 'MERGE')
GROUP BY run.id, run.operation_id, way.location_id, way.product_id
HAVING sum(way.quantity) <> 0 OR min(way.operation_id) <> run.operation_id OR max(way.operation_id) <> run.operation_id
