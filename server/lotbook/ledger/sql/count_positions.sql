-- Positions of a count with what the book has there now. {which}: condition on positions, with its parameter.
SELECT position.id, position.location_id, position.package_id, position.product_id, position.lot_id, position.serial,
  position.round, position.found, position.expected, position.counted, coalesce(lot.number, position.number) AS number,
  product.name AS product_name, product.tracking, product.unit_id, coalesce(balance.on_hand, 0) AS on_hand
FROM count_position AS position
JOIN product ON product.id = position.product_id
LEFT JOIN lot ON lot.id = position.lot_id
LEFT JOIN stock_balance AS balance ON balance.product_id = position.product_id
  AND coalesce(balance.lot_id, 0) = coalesce(position.lot_id, 0) AND balance.location_id = position.location_id
  AND coalesce(balance.package_id, 0) = coalesce(position.package_id, 0) AND position.number IS NULL
WHERE position.count_id = ? {which}
ORDER BY position.sort_key, position.id
