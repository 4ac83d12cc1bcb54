-- Promises of which somebody has goods in hand that lie at positions of open counts; of a serial wherever it lies by the
-- book. {positions}: condition on the ids of positions.
SELECT position.id AS position_id, reservation.id
FROM count_position AS position
JOIN stock_count AS counted ON counted.id = position.count_id AND counted.state IN ('COUNTING', 'REVIEW')
JOIN reservation ON reservation.product_id = position.product_id
  AND coalesce(reservation.lot_id, 0) = coalesce(position.lot_id, 0)
  AND (position.serial OR (reservation.location_id = position.location_id
    AND coalesce(reservation.package_id, 0) = coalesce(position.package_id, 0)))
WHERE position.id {positions} AND position.number IS NULL AND EXISTS (
  SELECT 1 FROM transfer_entry AS entry
  WHERE entry.line_id = reservation.transfer_line_id AND coalesce(entry.lot_id, 0) = coalesce(reservation.lot_id, 0)
    AND entry.source_id = reservation.location_id
    AND coalesce(entry.source_package_id, 0) = coalesce(reservation.package_id, 0))
ORDER BY position.id, reservation.id
