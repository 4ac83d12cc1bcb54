-- What lies between warehouses was sent there by a finished transfer that names where it goes on to, and is promised, lot
-- by lot, to the open transfers that bring it in, which expect just that; lots that became others on the way count
-- together, by product.
SELECT place.path AS about, balance.product_id, balance.lot_id, balance.on_hand AS quantity, balance.reserved AS promised
FROM stock_balance AS balance
JOIN location AS place ON place.id = balance.location_id AND place.physical AND place.warehouse_id IS NULL
WHERE balance.on_hand <> balance.reserved
UNION ALL
SELECT sent.number, told.product_id, CASE WHEN renumbered.product_id IS NULL THEN told.lot_id END,
  sum(told.quantity), sum(told.promised)
FROM (
  SELECT coalesce(transfer.shipped_by_id, transfer.id) AS sent_id, line.product_id, line.lot_id,
    CASE WHEN line.destination_id = place.id THEN line.quantity ELSE -line.quantity END AS quantity, 0 AS promised
  FROM location AS place
  JOIN stock_move_line AS line ON (line.destination_id = place.id OR line.source_id = place.id)
    AND line.destination_id <> line.source_id
  JOIN transfer_line ON transfer_line.id = line.transfer_line_id
  JOIN transfer ON transfer.id = transfer_line.transfer_id
  WHERE place.physical AND place.warehouse_id IS NULL
  UNION ALL
  SELECT transfer.shipped_by_id, reservation.product_id, reservation.lot_id, 0, reservation.quantity
  FROM reservation JOIN transfer ON transfer.id = reservation.transfer_id
  WHERE transfer.shipped_by_id IS NOT NULL
) AS told
JOIN transfer AS sent ON sent.id = told.sent_id
LEFT JOIN ({renumbered_on_the_way.sql}) AS renumbered
  ON renumbered.product_id = told.product_id AND renumbered.lot_id = told.lot_id
GROUP BY sent.id, sent.number, told.product_id, CASE WHEN renumbered.product_id IS NULL THEN told.lot_id END
HAVING sum(told.quantity) <> sum(told.promised)
UNION ALL
SELECT brings.number, line.product_id, NULL, line.expected, coalesce(sum(reservation.quantity), 0)
FROM transfer AS brings
JOIN transfer_line AS line ON line.transfer_id = brings.id
LEFT JOIN reservation ON reservation.transfer_line_id = line.id
WHERE brings.shipped_by_id IS NOT NULL AND brings.state = 'READY'
GROUP BY line.id, brings.number, line.product_id, line.expected
HAVING coalesce(sum(reservation.quantity), 0) <> line.expected
UNION ALL
SELECT brings.number, NULL, NULL, NULL, NULL
FROM transfer AS brings JOIN transfer AS sent ON sent.id = brings.shipped_by_id
WHERE sent.state <> 'DONE' OR sent.onward_to_id IS NULL OR brings.onward_to_id IS NOT NULL
