-- An order's total is net and tax, and its net is that of its lines.
SELECT orders.id, orders.number, orders.net, orders.total, orders.lines
FROM (
  SELECT id, number, net, tax, total,
    (SELECT sum(line.net) FROM purchase_order_line AS line WHERE line.order_id = purchase_order.id) AS lines
  FROM purchase_order
  UNION ALL
  SELECT id, number, net, tax, total,
    (SELECT sum(line.net) FROM sales_order_line AS line WHERE line.order_id = sales_order.id)
  FROM sales_order
) AS orders
WHERE orders.total <> orders.net + orders.tax OR orders.net <> coalesce(orders.lines, 0)
