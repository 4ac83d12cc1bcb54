-- An order's total is net and tax, and its net is that of its lines.
SELECT purchase_order.id, purchase_order.number, purchase_order.net, purchase_order.total, sum(line.net) AS lines
FROM purchase_order LEFT JOIN purchase_order_line AS line ON line.order_id = purchase_order.id
GROUP BY purchase_order.id, purchase_order.number, purchase_order.net, purchase_order.tax, purchase_order.total
HAVING purchase_order.total <> purchase_order.net + purchase_order.tax
  OR purchase_order.net <> coalesce(sum(line.net), 0)
