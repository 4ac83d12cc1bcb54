-- Counts of stock, position by position. Of one that is counted blindly, until it is done: only what is counted or to be
-- counted again, and nothing of what is expected.
SELECT position.id, {of},
  stock_count.number, stock_count.state, location.path, product.sku, coalesce(lot.number, position.number),
  CASE WHEN stock_count.blind AND stock_count.state IN ('COUNTING', 'REVIEW') THEN NULL ELSE position.expected END,
  position.counted, unit.symbol
FROM count_position AS position
JOIN stock_count ON stock_count.id = position.count_id
JOIN location ON location.id = position.location_id
JOIN product ON product.id = position.product_id
JOIN unit ON unit.id = product.unit_id
LEFT JOIN lot ON lot.id = position.lot_id
WHERE {which}
  AND (NOT stock_count.blind OR stock_count.state NOT IN ('COUNTING', 'REVIEW') OR position.counted IS NOT NULL
    OR position.round > 1 OR stock_count.recount_of_id IS NOT NULL)
  AND position.id > ? ORDER BY position.id LIMIT ?
