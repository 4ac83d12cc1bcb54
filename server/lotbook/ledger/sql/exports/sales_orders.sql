-- Lines of orders that are not given up, as their template has them, with number and state. A packaging counts as the
-- product's own unit.
SELECT line.id, {of}, coalesce(orders.customer_reference, orders.number), partner.name, orders.due_on, product.sku,
  CASE WHEN line.packaging_id IS NULL THEN line.quantity ELSE line.stock_quantity END,
  CASE WHEN line.packaging_id IS NULL THEN unit.symbol ELSE own.symbol END,
  CASE WHEN line.packaging_id IS NULL AND line.price_per = 'ORDERED_UNIT' THEN line.price END,
  orders.number, orders.state
FROM sales_order_line AS line
JOIN sales_order AS orders ON orders.id = line.order_id
JOIN partner ON partner.id = orders.customer_id
JOIN product ON product.id = line.product_id
JOIN unit ON unit.id = line.unit_id
JOIN unit AS own ON own.id = product.unit_id
WHERE {which} AND line.id > ? ORDER BY line.id LIMIT ?
