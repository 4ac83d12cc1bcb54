-- When lots of a recall were released last, up to a place in the book. Parameters: recall, seq.
SELECT scoped.lot_id, max(operation.seq) AS seq, max(operation.recorded) AS recorded
FROM recall_decision AS decision
JOIN recall_lot AS scoped ON scoped.id = decision.recall_lot_id AND scoped.recall_id = ?
JOIN operation ON operation.id = decision.operation_id
WHERE decision.decision = 'RELEASED' AND operation.seq <= ?
GROUP BY scoped.lot_id
