-- How much of lots transfers took into production, corrections reckoned in, less what came out again when something was
-- taken apart and not put together since; unless the book does not know what was in that. {lots}: a condition, which
-- stands twice.
WITH came AS (
  SELECT line.run_id, line.lot_id, CASE WHEN line.corrects_id IS NULL THEN line.quantity ELSE -line.quantity END AS quantity
  FROM stock_move_line AS line
  JOIN run ON run.id = line.run_id AND run.kind = 'UNBUILD'
  JOIN location ON location.usage = 'PRODUCTION'
    AND location.id = CASE WHEN line.corrects_id IS NULL THEN line.source_id ELSE line.destination_id END
  WHERE {lots}
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
  SELECT came.lot_id, -came.quantity FROM came WHERE came.run_id NOT IN ({unknown_apart.sql})
) AS way
GROUP BY way.lot_id
