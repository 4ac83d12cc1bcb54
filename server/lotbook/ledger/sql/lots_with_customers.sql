-- Lots of which customers have some. {lots}: condition on lot ids, one parameter, twice.
SELECT way.lot_id
FROM (
  SELECT lot_id, destination_id AS location_id, quantity FROM stock_move_line WHERE lot_id {lots}
  UNION ALL
  SELECT lot_id, source_id, -quantity FROM stock_move_line WHERE lot_id {lots}
) AS way
JOIN location ON location.id = way.location_id AND location.usage = 'CUSTOMER'
GROUP BY way.lot_id
HAVING sum(way.quantity) > 0
