-- Goods of a transfer's entries that are taken from our places although less is there that is not promised to others.
-- What lies there is joined as the table, not as a question of its own, in which SQLite would use another index and read all
-- of a place for each. Parameter: transfer, twice.
SELECT taken.product_id, taken.lot_id, taken.source_id, taken.source_package_id, taken.quantity,
  coalesce(lying.on_hand - lying.reserved, 0) + coalesce(promised.quantity, 0) AS available
FROM (
  SELECT entry.product_id, entry.lot_id, entry.source_id, entry.source_package_id, CAST(sum(entry.quantity) AS BIGINT) AS quantity
  FROM transfer_entry AS entry
  JOIN location ON location.id = entry.source_id AND location.physical
  WHERE entry.transfer_id = ?
  GROUP BY entry.product_id, entry.lot_id, entry.source_id, entry.source_package_id
) AS taken
LEFT JOIN stock_balance AS lying ON lying.product_id = taken.product_id
  AND coalesce(lying.lot_id, 0) = coalesce(taken.lot_id, 0) AND lying.location_id = taken.source_id
  AND coalesce(lying.package_id, 0) = coalesce(taken.source_package_id, 0)
LEFT JOIN (
  SELECT product_id, coalesce(lot_id, 0) AS lot_key, location_id, coalesce(package_id, 0) AS package_key,
    CAST(sum(quantity) AS BIGINT) AS quantity
  FROM reservation WHERE transfer_id = ?
  GROUP BY product_id, coalesce(lot_id, 0), location_id, coalesce(package_id, 0)
) AS promised ON promised.product_id = taken.product_id AND promised.lot_key = coalesce(taken.lot_id, 0)
  AND promised.location_id = taken.source_id AND promised.package_key = coalesce(taken.source_package_id, 0)
WHERE coalesce(lying.on_hand - lying.reserved, 0) + coalesce(promised.quantity, 0) < taken.quantity
