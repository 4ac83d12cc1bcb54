-- What is picked of a transfer's promises. Parameter: transfer.
SELECT reservation.id, CAST(sum(entry.quantity) AS BIGINT) AS quantity
FROM reservation
JOIN transfer_entry AS entry ON entry.line_id = reservation.transfer_line_id
  AND coalesce(entry.lot_id, 0) = coalesce(reservation.lot_id, 0) AND entry.source_id = reservation.location_id
  AND coalesce(entry.source_package_id, 0) = coalesce(reservation.package_id, 0)
WHERE entry.transfer_id = ?
GROUP BY reservation.id
