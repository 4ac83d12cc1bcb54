-- A backorder without an order expects of each product what its transfer fell short of, line by line; what comes from
-- another warehouse is expected as it is on the way, and of what an order makes more once some of that was taken back.
SELECT rest.number, short.product_id, short.quantity AS short, rest_of.quantity AS expected
FROM transfer AS rest
JOIN (
  SELECT line.transfer_id, line.product_id,
    sum(CASE WHEN line.expected > coalesce(entry.quantity, 0) THEN line.expected - coalesce(entry.quantity, 0) ELSE 0 END) AS quantity
  FROM transfer_line AS line
  LEFT JOIN (SELECT line_id, sum(quantity) AS quantity FROM transfer_entry GROUP BY line_id) AS entry ON entry.line_id = line.id
  GROUP BY line.transfer_id, line.product_id
) AS short ON short.transfer_id = rest.backorder_of_id
LEFT JOIN (
  SELECT transfer_id, product_id, sum(expected) AS quantity FROM transfer_line GROUP BY transfer_id, product_id
) AS rest_of ON rest_of.transfer_id = rest.id AND rest_of.product_id = short.product_id
WHERE rest.purchase_order_id IS NULL AND rest.sales_order_id IS NULL AND rest.shipped_by_id IS NULL AND coalesce(rest_of.quantity, 0) <> short.quantity
  AND NOT (coalesce(rest_of.quantity, 0) > short.quantity AND EXISTS (
    SELECT 1 FROM manufacturing_order AS orders JOIN bill_of_materials AS bill ON bill.id = orders.bill_id
    WHERE orders.id = rest.manufacturing_order_id AND bill.product_id = short.product_id))
