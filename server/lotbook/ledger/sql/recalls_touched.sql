-- Lots in the scope of recalls that are under way, and not released, that runs took or gave; by recall.
-- Parameter: runs {runs}.
SELECT recall.id AS recall_id, scoped.lot_id
FROM lot_edge AS edge
JOIN recall_lot AS scoped ON scoped.lot_id IN (edge.input_lot_id, edge.output_lot_id) AND coalesce(scoped.decision, '') <> 'RELEASED'
JOIN recall ON recall.id = scoped.recall_id AND recall.state = 'STARTED'
WHERE edge.run_id {runs}
ORDER BY recall_id, lot_id
