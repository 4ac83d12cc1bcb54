-- The first promises of lines, those of which something is still to be picked before the others, as they lie on the way
-- through the warehouse, with how many the line has. {lines}: condition. Parameters: lines, twice; how many of each.
SELECT id, line_id, total FROM (
  SELECT reservation.id, reservation.transfer_line_id AS line_id,
    count(*) OVER (PARTITION BY reservation.transfer_line_id) AS total,
    row_number() OVER (
      PARTITION BY reservation.transfer_line_id
      ORDER BY CASE WHEN coalesce(picked.quantity, 0) < reservation.quantity THEN 0 ELSE 1 END,
        location.walking_order, reservation.id
    ) AS place
  FROM reservation
  JOIN location ON location.id = reservation.location_id
  LEFT JOIN (
    SELECT line_id, coalesce(lot_id, 0) AS lot_key, source_id, coalesce(source_package_id, 0) AS package_key,
      CAST(sum(quantity) AS BIGINT) AS quantity
    FROM transfer_entry
    WHERE line_id {lines}
    GROUP BY line_id, coalesce(lot_id, 0), source_id, coalesce(source_package_id, 0)
  ) AS picked ON picked.line_id = reservation.transfer_line_id AND picked.lot_key = coalesce(reservation.lot_id, 0)
    AND picked.source_id = reservation.location_id AND picked.package_key = coalesce(reservation.package_id, 0)
  WHERE reservation.transfer_line_id {lines}
) AS promised
WHERE place <= ?
ORDER BY line_id, place
