-- How the goods of a lot came about, and of those that became part of it by merge, split or relabel, however often: what
-- their runs gave of them, and took of them again under another number or to take it apart; in the order of runs.
-- Parameter: lot.
WITH RECURSIVE was (lot_id) AS (
  SELECT CAST(? AS BIGINT)
  UNION
  SELECT edge.input_lot_id
  FROM was
  JOIN lot_edge AS edge ON edge.output_lot_id = was.lot_id
  JOIN run ON run.id = edge.run_id AND run.kind IN ('RELABEL', 'SPLIT', 'MERGE')
),
way AS (
  SELECT edge.run_id, run.kind, source.lot_id AS source_id, was.lot_id AS lot_id, edge.quantity
  FROM was
  JOIN lot_edge AS edge ON edge.output_lot_id = was.lot_id
  JOIN run ON run.id = edge.run_id AND run.kind IN ('PRODUCTION', 'RELABEL', 'SPLIT', 'MERGE')
  LEFT JOIN was AS source ON source.lot_id = edge.input_lot_id AND run.kind <> 'PRODUCTION'
  UNION ALL
  SELECT edge.run_id, run.kind, was.lot_id, NULL, edge.quantity
  FROM was
  JOIN lot_edge AS edge ON edge.input_lot_id = was.lot_id
  JOIN run ON run.id = edge.run_id AND run.kind IN ('UNBUILD', 'RELABEL', 'SPLIT', 'MERGE')
  WHERE run.kind = 'UNBUILD' OR NOT EXISTS (SELECT 1 FROM was AS within WHERE within.lot_id = edge.output_lot_id)
)
SELECT way.run_id, way.kind, way.source_id, way.lot_id, CAST(sum(way.quantity) AS BIGINT) AS quantity
FROM way
GROUP BY way.run_id, way.kind, way.source_id, way.lot_id
ORDER BY way.run_id, way.source_id, way.lot_id
