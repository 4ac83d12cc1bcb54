-- What the same goods were called before and since, and what was made in the same runs and went on, taken apart or under
-- another number. Parameters: lots {lots}, three times.
SELECT edge.input_lot_id AS lot_id
FROM lot_edge AS edge
JOIN run ON run.id = edge.run_id AND run.kind IN ('RELABEL', 'SPLIT', 'MERGE')
WHERE edge.output_lot_id {lots}
UNION
SELECT edge.output_lot_id
FROM lot_edge AS edge
JOIN run ON run.id = edge.run_id AND run.kind IN ('RELABEL', 'SPLIT', 'MERGE')
WHERE edge.input_lot_id {lots}
UNION
SELECT beside.output_lot_id
FROM lot_edge AS beside
WHERE beside.run_id IN (
  SELECT edge.run_id FROM lot_edge AS edge JOIN run ON run.id = edge.run_id AND run.kind = 'PRODUCTION'
  WHERE edge.output_lot_id {lots})
  AND EXISTS (
    SELECT 1 FROM lot_edge AS onward
    JOIN run ON run.id = onward.run_id AND run.kind IN ('UNBUILD', 'RELABEL', 'SPLIT', 'MERGE')
    WHERE onward.input_lot_id = beside.output_lot_id)
