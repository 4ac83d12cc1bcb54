-- What runs made of lots that a recall waits to stop, and what was made of that since, it would stop as well.
-- Parameter: runs {runs}.
WITH RECURSIVE made (recall_id, lot_id) AS (
  SELECT waiting.recall_id, edge.output_lot_id
  FROM lot_edge AS edge
  JOIN recall_waiting AS waiting ON waiting.lot_id = edge.input_lot_id
  WHERE edge.run_id {runs}
  UNION
  SELECT made.recall_id, edge.output_lot_id FROM made JOIN lot_edge AS edge ON edge.input_lot_id = made.lot_id
)
INSERT INTO recall_waiting (recall_id, lot_id)
SELECT recall_id, lot_id FROM made
WHERE lot_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM recall_lot AS scoped WHERE scoped.recall_id = made.recall_id AND scoped.lot_id = made.lot_id)
ON CONFLICT DO NOTHING
