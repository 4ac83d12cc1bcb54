-- Open manufacturing orders of warehouses {ids}, each with whether it is a draft, waits for components, and is late on a
-- day. Parameters: day; warehouses.
SELECT orders.warehouse_id AS id,
  CAST(sum(CASE WHEN orders.state = 'DRAFT' THEN 1 ELSE 0 END) AS BIGINT) AS to_confirm,
  CAST(sum(CASE WHEN orders.state = 'CONFIRMED' AND waiting.id IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS ready,
  CAST(sum(CASE WHEN orders.state = 'CONFIRMED' AND waiting.id IS NOT NULL THEN 1 ELSE 0 END) AS BIGINT) AS waiting,
  CAST(sum(CASE WHEN orders.due_on < ? THEN 1 ELSE 0 END) AS BIGINT) AS late
FROM manufacturing_order AS orders
LEFT JOIN (SELECT DISTINCT id FROM ({missing}) AS missing) AS waiting ON waiting.id = orders.id
WHERE orders.state IN ('DRAFT', 'CONFIRMED') AND orders.warehouse_id {ids}
GROUP BY orders.warehouse_id
