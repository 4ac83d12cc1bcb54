-- What is recorded on an open transfer from our places is promised to its line.
SELECT taken.line_id, taken.lot_key, taken.source_id, taken.package_key, taken.quantity, promised.quantity AS promised
FROM (
  SELECT entry.line_id, coalesce(entry.lot_id, 0) AS lot_key, entry.source_id,
    coalesce(entry.source_package_id, 0) AS package_key, sum(entry.quantity) AS quantity
  FROM transfer_entry AS entry
  JOIN transfer ON transfer.id = entry.transfer_id AND transfer.state = 'READY'
  JOIN location ON location.id = entry.source_id AND location.physical
  GROUP BY entry.line_id, coalesce(entry.lot_id, 0), entry.source_id, coalesce(entry.source_package_id, 0)
) AS taken
LEFT JOIN (
  SELECT transfer_line_id, coalesce(lot_id, 0) AS lot_key, location_id,
    coalesce(package_id, 0) AS package_key, sum(quantity) AS quantity
  FROM reservation GROUP BY transfer_line_id, coalesce(lot_id, 0), location_id, coalesce(package_id, 0)
) AS promised ON promised.transfer_line_id = taken.line_id AND promised.lot_key = taken.lot_key
  AND promised.location_id = taken.source_id AND promised.package_key = taken.package_key
WHERE coalesce(promised.quantity, 0) < taken.quantity
