-- How much of a lot went to customers or to scrap and did not come back. Parameters: lot, lot.
SELECT way.location_id, CAST(sum(way.quantity) AS BIGINT) AS quantity
FROM (
  SELECT destination_id AS location_id, quantity FROM stock_move_line WHERE lot_id = ?
  UNION ALL
  SELECT source_id, -quantity FROM stock_move_line WHERE lot_id = ?
) AS way
JOIN location ON location.id = way.location_id AND location.usage IN ('CUSTOMER', 'SCRAP')
GROUP BY way.location_id
HAVING sum(way.quantity) > 0
ORDER BY way.location_id
