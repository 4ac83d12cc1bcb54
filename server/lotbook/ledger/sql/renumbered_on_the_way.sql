-- Lots of which goods became others, or that came of others, between warehouses: which of them a transfer sent or brings is
-- not told there.
SELECT line.product_id, line.lot_id
FROM location AS place
JOIN stock_move_line AS line ON (line.destination_id = place.id OR line.source_id = place.id)
  AND line.destination_id <> line.source_id AND line.transfer_line_id IS NULL AND line.lot_id IS NOT NULL
WHERE place.physical AND place.warehouse_id IS NULL
GROUP BY line.product_id, line.lot_id
