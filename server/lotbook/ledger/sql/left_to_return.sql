-- What lines of a transfer moved to customers, or from vendors, and what is left of it to return: less what came or went
-- back, and what open returns have on their lines. By line, lot and place of the customer or vendor.
-- Parameters: transfer, transfer, usage of the places.
WITH part AS (
  SELECT id, id AS line_id FROM transfer_line WHERE transfer_id = ?
  UNION ALL
  SELECT back.id, back.returns_line_id
  FROM transfer_line AS back JOIN transfer_line AS line ON line.id = back.returns_line_id
  WHERE line.transfer_id = ?
)
SELECT line.id AS line_id, line.product_id, way.lot_id, lot.number, way.location_id,
  sum(CASE WHEN way.own THEN way.quantity ELSE 0 END) AS moved, sum(way.quantity) AS quantity
FROM (
  SELECT line_id, lot_id, location_id, own,
    CASE location.usage WHEN 'VENDOR' THEN -quantity ELSE quantity END AS quantity
  FROM (
    SELECT part.line_id, move.lot_id, move.destination_id AS location_id, part.id = part.line_id AS own, move.quantity
    FROM part JOIN stock_move_line AS move ON move.transfer_line_id = part.id
    UNION ALL
    SELECT part.line_id, move.lot_id, move.source_id, part.id = part.line_id, -move.quantity
    FROM part JOIN stock_move_line AS move ON move.transfer_line_id = part.id
    UNION ALL
    SELECT part.line_id, entry.lot_id, entry.destination_id, FALSE, entry.quantity
    FROM part JOIN transfer_entry AS entry ON entry.line_id = part.id
    JOIN transfer ON transfer.id = entry.transfer_id AND transfer.state = 'READY'
    UNION ALL
    SELECT part.line_id, entry.lot_id, entry.source_id, FALSE, -entry.quantity
    FROM part JOIN transfer_entry AS entry ON entry.line_id = part.id
    JOIN transfer ON transfer.id = entry.transfer_id AND transfer.state = 'READY'
  ) AS each_end
  JOIN location ON location.id = each_end.location_id AND location.usage = ?
) AS way
JOIN transfer_line AS line ON line.id = way.line_id
LEFT JOIN lot ON lot.id = way.lot_id
GROUP BY line.id, line.product_id, way.lot_id, lot.number, way.location_id
ORDER BY line.id, coalesce(way.lot_id, 0), way.location_id
