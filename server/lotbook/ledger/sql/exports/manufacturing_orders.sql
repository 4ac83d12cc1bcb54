-- Manufacturing orders.
SELECT orders.id, {of},
  orders.number, orders.state, product.sku, product.name, orders.quantity, unit.symbol, orders.due_on
FROM manufacturing_order AS orders
JOIN bill_of_materials AS bill ON bill.id = orders.bill_id
JOIN product ON product.id = bill.product_id
JOIN unit ON unit.id = product.unit_id
WHERE {which} AND orders.id > ? ORDER BY orders.id LIMIT ?
