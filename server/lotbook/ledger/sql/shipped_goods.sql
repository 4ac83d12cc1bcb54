-- What a transfer put into a place, by line, lot and package. Parameters: transfer, place.
SELECT line.id AS line_id, line.product_id, line.unit_id, entry.lot_id, entry.tracking, entry.destination_package_id,
  CAST(sum(entry.quantity) AS BIGINT) AS quantity
FROM transfer_entry AS entry
JOIN transfer_line AS line ON line.id = entry.line_id
WHERE entry.transfer_id = ? AND entry.destination_id = ?
GROUP BY line.id, line.product_id, line.unit_id, line.position, entry.lot_id, entry.tracking, entry.destination_package_id
ORDER BY line.position, entry.lot_id, entry.destination_package_id
