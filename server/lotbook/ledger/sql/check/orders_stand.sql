-- A draft order has no transfer, and a finished or cancelled one has none open that takes it further; what is sent again
-- for a return does not.
SELECT orders.id, orders.number, orders.state, transfer.number AS transfer, transfer.state AS transfer_state
FROM (
  SELECT 'RECEIPT' AS opens, id, number, state FROM purchase_order
  UNION ALL SELECT 'DELIVERY', id, number, state FROM sales_order
) AS orders
JOIN transfer ON orders.id = CASE orders.opens WHEN 'RECEIPT' THEN transfer.purchase_order_id ELSE transfer.sales_order_id END
JOIN operation_type ON operation_type.id = transfer.operation_type_id
WHERE orders.state = 'DRAFT'
  OR (orders.state IN ('DONE', 'CANCELLED') AND transfer.state = 'READY' AND operation_type.kind = orders.opens
    AND transfer.replaces_id IS NULL)
