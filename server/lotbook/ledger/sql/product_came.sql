-- When lots of a product came into our places, as it happened, as far as that is known.
-- Parameters: product, from and behind which instant.
SELECT DISTINCT lot.id, lot.first_in, line.occurred, warehouse.time_zone
FROM stock_move_line AS line
JOIN lot ON lot.id = line.lot_id
JOIN location AS source ON source.id = line.source_id AND NOT source.physical
JOIN location AS place ON place.id = line.destination_id AND place.physical
LEFT JOIN warehouse ON warehouse.id = place.warehouse_id
WHERE line.product_id = ? AND line.occurred >= ? AND line.occurred < ?
ORDER BY lot.id
