-- Promises with how much of each is picked: the entries of its line for the same goods. {of}: which, whose
-- parameters come twice.
SELECT reservation.id, reservation.transfer_id, reservation.transfer_line_id, reservation.product_id, reservation.lot_id,
  reservation.location_id, reservation.package_id, reservation.quantity, reservation.chosen_by, coalesce(picked.quantity, 0) AS picked,
  transfer.shipped_by_id IS NOT NULL AS on_the_way
FROM reservation
JOIN transfer ON transfer.id = reservation.transfer_id
LEFT JOIN (
  SELECT line_id, coalesce(lot_id, 0) AS lot_key, source_id, coalesce(source_package_id, 0) AS package_key,
    CAST(sum(quantity) AS BIGINT) AS quantity
  FROM transfer_entry
  WHERE line_id IN (SELECT transfer_line_id FROM reservation WHERE {of})
  GROUP BY line_id, coalesce(lot_id, 0), source_id, coalesce(source_package_id, 0)
) AS picked ON picked.line_id = reservation.transfer_line_id AND picked.lot_key = coalesce(reservation.lot_id, 0)
  AND picked.source_id = reservation.location_id AND picked.package_key = coalesce(reservation.package_id, 0)
WHERE {of}
ORDER BY reservation.id
