-- Of lots that came into the scope of a recall after its start, those in its scope that went into them. Parameter: recall.
SELECT DISTINCT scoped.lot_id, lot.number
FROM recall_lot AS scoped
JOIN lot_edge AS edge ON edge.output_lot_id = scoped.lot_id AND edge.input_lot_id <> scoped.lot_id
JOIN recall_lot AS behind ON behind.recall_id = scoped.recall_id AND behind.lot_id = edge.input_lot_id
JOIN lot ON lot.id = behind.lot_id
WHERE scoped.recall_id = ? AND scoped.because = 'ARRIVED'
ORDER BY scoped.lot_id, lot.number
