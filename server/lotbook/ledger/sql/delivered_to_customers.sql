-- How much of a lot customers have of which line that brought it to them, less what came back for that line. Parameters: lot, lot.
SELECT way.location_id, way.line_id, CAST(sum(way.quantity) AS BIGINT) AS quantity
FROM (
  SELECT move.destination_id AS location_id, coalesce(line.returns_line_id, line.id) AS line_id, move.quantity
  FROM stock_move_line AS move JOIN transfer_line AS line ON line.id = move.transfer_line_id WHERE move.lot_id = ?
  UNION ALL
  SELECT move.source_id, coalesce(line.returns_line_id, line.id), -move.quantity
  FROM stock_move_line AS move JOIN transfer_line AS line ON line.id = move.transfer_line_id WHERE move.lot_id = ?
) AS way
JOIN location ON location.id = way.location_id AND location.usage = 'CUSTOMER'
GROUP BY way.location_id, way.line_id
HAVING sum(way.quantity) > 0
ORDER BY way.location_id, way.line_id
