-- What lines moved to customers or from vendors, and what came or went back of it, by line and lot, as their documents
-- say it: a correction counts where the line is that it corrects, wherever it took the goods. renumbered: what got
-- another number out there. {lines}: condition on the lines, or on those of returns of them.
WITH line AS (SELECT DISTINCT coalesce(returns_line_id, id) AS id FROM transfer_line WHERE id {lines}),
part AS (
  SELECT id AS line_id, id FROM line
  UNION ALL
  SELECT back.returns_line_id, back.id FROM transfer_line AS back JOIN line ON line.id = back.returns_line_id
),
move AS (
  SELECT part.line_id, part.id <> part.line_id AS back, move.lot_id, move.run_id IS NOT NULL AS renumbers, move.quantity,
    move.destination_id, CASE WHEN move.run_id IS NULL AND wrong.id IS NOT NULL THEN wrong.destination_id ELSE move.source_id END AS source_id
  FROM part JOIN stock_move_line AS move ON move.transfer_line_id = part.id
  LEFT JOIN stock_move_line AS wrong ON wrong.id = move.corrects_id
)
SELECT way.line_id, way.lot_id, location.usage,
  CAST(sum(CASE WHEN way.back OR way.renumbers THEN 0 WHEN location.usage = 'VENDOR' THEN -way.quantity ELSE way.quantity END) AS BIGINT) AS moved,
  CAST(sum(CASE WHEN NOT way.back OR way.renumbers THEN 0 WHEN location.usage = 'VENDOR' THEN way.quantity ELSE -way.quantity END) AS BIGINT) AS back,
  CAST(sum(CASE WHEN NOT way.renumbers THEN 0 WHEN location.usage = 'VENDOR' THEN -way.quantity ELSE way.quantity END) AS BIGINT) AS renumbered
FROM (
  SELECT line_id, back, lot_id, renumbers, destination_id AS location_id, quantity FROM move
  UNION ALL
  SELECT line_id, back, lot_id, renumbers, source_id, -quantity FROM move
) AS way
JOIN location ON location.id = way.location_id AND location.usage IN ('CUSTOMER', 'VENDOR')
GROUP BY way.line_id, way.lot_id, location.usage
ORDER BY way.line_id, coalesce(way.lot_id, 0)
