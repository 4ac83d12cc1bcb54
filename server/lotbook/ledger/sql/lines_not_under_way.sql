-- Lines of confirmed orders that have no open receipt or delivery, with what was ordered. {orders}, {lines}: the tables;
-- {which}: of which orders. Parameters: those, and the kind of transfer that takes such orders further.
SELECT line.id, line.order_id, line.stock_quantity AS ordered
FROM {orders} AS orders
JOIN {lines} AS line ON line.order_id = orders.id
WHERE orders.state = 'CONFIRMED' AND {which}
  AND NOT EXISTS (
    SELECT 1 FROM transfer JOIN operation_type ON operation_type.id = transfer.operation_type_id
    WHERE transfer.{orders}_id = orders.id AND transfer.state = 'READY' AND operation_type.kind = ?
  )
