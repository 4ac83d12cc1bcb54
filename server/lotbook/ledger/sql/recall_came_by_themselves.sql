-- Lots that came into the scope of a recall after its start and that nothing in scope went into: such as a late lot of the
-- maker's number that is recalled, or what goods in scope were said to be instead. Parameter: recall.
SELECT scoped.lot_id
FROM recall_lot AS scoped
WHERE scoped.recall_id = ? AND scoped.because = 'ARRIVED' AND NOT EXISTS (
  SELECT 1 FROM lot_edge AS edge
  JOIN recall_lot AS behind ON behind.recall_id = scoped.recall_id AND behind.lot_id = edge.input_lot_id
  WHERE edge.output_lot_id = scoped.lot_id AND edge.input_lot_id <> scoped.lot_id)
ORDER BY scoped.id
