-- How much of a lot transfers took into production, corrections reckoned in, less what came out again when something was
-- taken apart and not put together since. Parameters: lot, lot.
SELECT CAST(coalesce(sum(way.quantity), 0) AS BIGINT)
FROM (
  SELECT CASE WHEN line.corrects_id IS NULL THEN line.quantity ELSE -line.quantity END AS quantity
  FROM stock_move_line AS line
  LEFT JOIN run ON run.id = line.run_id
  JOIN location ON location.usage = 'PRODUCTION'
    AND location.id = CASE WHEN line.corrects_id IS NULL THEN line.destination_id ELSE line.source_id END
  WHERE line.lot_id = ? AND line.transfer_line_id IS NOT NULL AND coalesce(run.kind, 'PRODUCTION') = 'PRODUCTION'
  UNION ALL
  SELECT CASE WHEN line.corrects_id IS NULL THEN -line.quantity ELSE line.quantity END
  FROM stock_move_line AS line
  JOIN run ON run.id = line.run_id AND run.kind = 'UNBUILD'
  JOIN location ON location.usage = 'PRODUCTION'
    AND location.id = CASE WHEN line.corrects_id IS NULL THEN line.source_id ELSE line.destination_id END
  WHERE line.lot_id = ?
) AS way
