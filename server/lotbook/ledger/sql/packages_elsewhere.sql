-- Packages that a transfer's entries would bring to one place while goods of theirs are, or come, to another. Those that
-- an entry takes out of it do not count. Parameter: transfer, twice.
SELECT package.id, package.number, place.id AS location_id, place.path
FROM (
  SELECT destination_package_id AS package_id, min(destination_id) AS first_id, max(destination_id) AS last_id
  FROM transfer_entry JOIN location ON location.id = transfer_entry.destination_id AND location.physical
  WHERE transfer_id = ? AND destination_package_id IS NOT NULL
  GROUP BY destination_package_id
) AS going
JOIN package ON package.id = going.package_id
JOIN location AS place ON (going.first_id <> going.last_id AND place.id = going.first_id) OR place.id IN (
  SELECT balance.location_id FROM stock_balance AS balance
  WHERE balance.package_id = going.package_id AND balance.location_id <> going.last_id AND balance.on_hand > (
    SELECT coalesce(CAST(sum(entry.quantity) AS BIGINT), 0) FROM transfer_entry AS entry
    WHERE entry.transfer_id = ? AND entry.source_package_id = balance.package_id
      AND entry.source_id = balance.location_id AND entry.product_id = balance.product_id
      AND coalesce(entry.lot_id, 0) = coalesce(balance.lot_id, 0)))
ORDER BY package.id
LIMIT 1
