-- A real recall that is started stops every lot in its scope about which nothing was decided, and no other recall stops
-- anything; the last that was decided about a lot counts; as many recalls are counted as started as there are.
SELECT scoped.recall_id, scoped.lot_id
FROM recall_lot AS scoped
JOIN recall ON recall.id = scoped.recall_id AND recall.state = 'STARTED' AND recall.kind = 'REAL'
WHERE scoped.decision IS NULL AND NOT EXISTS (
  -- The sign keeps SQLite from going through all holds of a recall for each of its lots.
  SELECT 1 FROM hold WHERE hold.lot_id = scoped.lot_id AND +hold.recall_id = recall.id AND hold.ended_operation_id IS NULL)
UNION ALL
SELECT hold.recall_id, hold.lot_id
FROM hold
JOIN recall ON recall.id = hold.recall_id
LEFT JOIN recall_lot AS scoped ON scoped.recall_id = hold.recall_id AND scoped.lot_id = hold.lot_id
WHERE recall.kind <> 'REAL' OR recall.held IS NULL OR scoped.id IS NULL OR (scoped.decision IS NOT NULL AND hold.ended_operation_id IS NULL)
UNION ALL
SELECT scoped.recall_id, scoped.lot_id
FROM recall_lot AS scoped
LEFT JOIN recall_decision AS said ON said.recall_lot_id = scoped.id
  AND said.id = (SELECT max(id) FROM recall_decision WHERE recall_lot_id = scoped.id)
WHERE coalesce(scoped.decision, 'QUARANTINE') <> coalesce(said.decision, 'QUARANTINE')
  OR scoped.decision_operation_id <> said.operation_id
UNION ALL
SELECT counter.value, NULL
FROM counter
WHERE counter.name = 'recalls_open' AND counter.value <> (SELECT count(*) FROM recall WHERE state = 'STARTED')
