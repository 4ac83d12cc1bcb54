-- Goods that may be promised to a line, in the order in which they are to leave: loose ones that nobody is promised,
-- below its source, but not where it puts them, in places that are in use and not blocked, of released lots that may be used
-- today; free: less what the holds in force stop, which may be all.
-- {order}: by the removal strategy. Parameters: source, the texts between which the paths below it lie; destination, the
-- same below it; product, today, how many rows.
SELECT goods.product_id, goods.lot_id, goods.serial, goods.location_id,
  CASE WHEN goods.stopped < goods.unpromised THEN goods.unpromised - goods.stopped ELSE 0 END AS free
FROM (
  SELECT balance.*, balance.on_hand - balance.reserved AS unpromised, {stopped} AS stopped
  FROM (
    SELECT balance.product_id, balance.lot_id, balance.serial, balance.location_id, balance.on_hand, balance.reserved,
      row_number() OVER (ORDER BY {order}) AS turn
    FROM stock_balance AS balance
    JOIN location AS place ON place.id = balance.location_id AND place.active AND NOT place.blocked
      AND (place.id = ? OR (place.path >= ? AND place.path < ?))
      AND place.id <> ? AND NOT (place.path >= ? AND place.path < ?)
    LEFT JOIN lot ON lot.id = balance.lot_id
    WHERE balance.product_id = ? AND balance.on_hand > balance.reserved AND balance.package_id IS NULL
      AND (lot.last_day IS NULL OR lot.last_day >= ?) AND (lot.id IS NULL OR lot.disposition = 'RELEASED')
    ORDER BY turn
    LIMIT ?
  ) AS balance
) AS goods
ORDER BY goods.turn
