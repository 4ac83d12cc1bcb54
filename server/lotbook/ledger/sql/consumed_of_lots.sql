-- How much of lots transfers took into production, corrections reckoned in, less what came out again when something was
-- taken apart and not put together since. What also came from outside, under its number or one that it bore before, may
-- have held what the book does not know: what came out of that does not count. {lots}: a condition, which stands twice.
WITH RECURSIVE came AS (
  SELECT line.run_id, line.lot_id, CASE WHEN line.corrects_id IS NULL THEN line.quantity ELSE -line.quantity END AS quantity
  FROM stock_move_line AS line
  JOIN run ON run.id = line.run_id AND run.kind = 'UNBUILD'
  JOIN location ON location.usage = 'PRODUCTION'
    AND location.id = CASE WHEN line.corrects_id IS NULL THEN line.source_id ELSE line.destination_id END
  WHERE {lots}
), held AS (
  SELECT line.run_id, line.product_id, line.lot_id
  FROM stock_move_line AS line
  JOIN location ON location.id = line.destination_id AND location.usage = 'PRODUCTION'
  WHERE line.run_id IN (SELECT run_id FROM came) AND line.corrects_id IS NULL
  UNION
  SELECT held.run_id, edge.input_product_id, edge.input_lot_id
  FROM held
  JOIN lot_edge AS edge ON edge.output_lot_id = held.lot_id
  JOIN run ON run.id = edge.run_id AND run.kind IN ('RELABEL', 'SPLIT', 'MERGE')
), unknown AS (
  SELECT DISTINCT held.run_id
  FROM held
  WHERE EXISTS (
    SELECT 1
    FROM stock_move_line AS line
    JOIN location ON location.id = line.source_id AND location.usage NOT IN ('INTERNAL', 'TRANSIT', 'PRODUCTION')
    WHERE line.product_id = held.product_id AND (line.lot_id = held.lot_id OR held.lot_id IS NULL) AND line.corrects_id IS NULL
  )
)
SELECT way.lot_id, CAST(sum(way.quantity) AS BIGINT) AS quantity
FROM (
  SELECT line.lot_id, CASE WHEN line.corrects_id IS NULL THEN line.quantity ELSE -line.quantity END AS quantity
  FROM stock_move_line AS line
  LEFT JOIN run ON run.id = line.run_id
  JOIN location ON location.usage = 'PRODUCTION'
    AND location.id = CASE WHEN line.corrects_id IS NULL THEN line.destination_id ELSE line.source_id END
  WHERE {lots} AND line.transfer_line_id IS NOT NULL AND coalesce(run.kind, 'PRODUCTION') = 'PRODUCTION'
  UNION ALL
  SELECT came.lot_id, -came.quantity FROM came WHERE came.run_id NOT IN (SELECT run_id FROM unknown)
) AS way
GROUP BY way.lot_id
