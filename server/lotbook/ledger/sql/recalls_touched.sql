-- Lots in the scope of real recalls that are under way, and not released, that runs of an operation took or gave, also runs
-- whose lines it corrects; and lots that it says goods are of which came in as one in scope; by recall. Of several that are
-- corrected together on one line each is such a lot. Parameters: operation, three times.
SELECT recall.id AS recall_id, scoped.lot_id
FROM (
  {touched}
) AS touched
JOIN lot_edge AS edge ON edge.run_id = touched.run_id
JOIN recall_lot AS scoped ON scoped.lot_id IN (edge.input_lot_id, edge.output_lot_id) AND coalesce(scoped.decision, '') <> 'RELEASED'
JOIN recall ON recall.id = scoped.recall_id AND recall.state = 'STARTED' AND recall.kind = 'REAL'
UNION
SELECT recall.id, instead.lot_id
FROM stock_move_line AS back
JOIN location ON location.id = back.destination_id AND NOT location.physical
JOIN stock_move_line AS instead ON instead.operation_id = back.operation_id
  AND instead.transfer_line_id = back.transfer_line_id AND instead.corrects_id IS NULL AND instead.lot_id <> back.lot_id
JOIN recall_lot AS scoped ON scoped.lot_id = back.lot_id AND coalesce(scoped.decision, '') <> 'RELEASED'
JOIN recall ON recall.id = scoped.recall_id AND recall.state = 'STARTED' AND recall.kind = 'REAL'
WHERE back.operation_id = ? AND back.corrects_id IS NOT NULL
ORDER BY recall_id, lot_id
