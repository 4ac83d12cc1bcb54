-- Lots that an operation says goods are of which came in as one that recalls under way stop; by recall. Of several that are
-- corrected together on one line each is such a lot. Parameter: operation.
SELECT DISTINCT recall.id AS recall_id, instead.lot_id
FROM stock_move_line AS back
JOIN location ON location.id = back.destination_id AND NOT location.physical
JOIN stock_move_line AS instead ON instead.operation_id = back.operation_id
  AND instead.transfer_line_id = back.transfer_line_id AND instead.corrects_id IS NULL AND instead.lot_id <> back.lot_id
JOIN recall_lot AS scoped ON scoped.lot_id = back.lot_id AND coalesce(scoped.decision, '') <> 'RELEASED'
JOIN recall ON recall.id = scoped.recall_id AND recall.state = 'STARTED'
WHERE back.operation_id = ? AND back.corrects_id IS NOT NULL
ORDER BY 1, 2
