-- Counts of stock, position by position.
SELECT position.id, stock_count.number, stock_count.state, location.path, product.sku, coalesce(lot.number, position.number),
  position.expected, position.counted, unit.symbol
FROM count_position AS position
JOIN stock_count ON stock_count.id = position.count_id
JOIN location ON location.id = position.location_id
JOIN product ON product.id = position.product_id
JOIN unit ON unit.id = product.unit_id
LEFT JOIN lot ON lot.id = position.lot_id
WHERE position.id > ? ORDER BY position.id LIMIT ?
