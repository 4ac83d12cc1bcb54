-- Open receipts and deliveries of a line of an order expect no more than was ordered and did not come or go, and what is
-- sent again for a return, which may come back later, in part or never.
SELECT line.opens, line.id, line.ordered, awaited.quantity AS expected, came.scanned, came.moved
FROM (
  SELECT 'RECEIPT' AS opens, id, stock_quantity AS ordered FROM purchase_order_line
  UNION ALL SELECT 'DELIVERY', id, stock_quantity FROM sales_order_line
) AS line
JOIN (
  SELECT operation_type.kind AS opens, sum(transfer_line.expected) AS quantity,
    CASE operation_type.kind WHEN 'RECEIPT' THEN transfer_line.purchase_order_line_id ELSE transfer_line.sales_order_line_id END AS id
  FROM transfer_line
  JOIN transfer ON transfer.id = transfer_line.transfer_id AND transfer.state = 'READY'
  JOIN operation_type ON operation_type.id = transfer.operation_type_id AND operation_type.kind IN ('RECEIPT', 'DELIVERY')
  GROUP BY 1, 3
) AS awaited ON awaited.opens = line.opens AND awaited.id = line.id
LEFT JOIN (
  SELECT part.opens, part.id, sum(part.scanned) AS scanned, sum(part.moved) AS moved
  FROM (
    SELECT CASE WHEN transfer_line.sales_order_line_id IS NULL THEN 'RECEIPT' ELSE 'DELIVERY' END AS opens,
      coalesce(transfer_line.sales_order_line_id, transfer_line.purchase_order_line_id) AS id,
      entry.quantity AS scanned, 0 AS moved
    FROM transfer_entry AS entry
    JOIN transfer_line ON transfer_line.id = entry.line_id
    JOIN transfer ON transfer.id = entry.transfer_id AND transfer.state = 'DONE'
    UNION ALL
    SELECT CASE WHEN transfer_line.sales_order_line_id IS NULL THEN 'RECEIPT' ELSE 'DELIVERY' END,
      coalesce(transfer_line.sales_order_line_id, transfer_line.purchase_order_line_id),
      0, CASE WHEN transfer_line.sales_order_line_id IS NULL THEN way.quantity ELSE -way.quantity END
    FROM ({ways}) AS way
    JOIN transfer_line ON transfer_line.id = way.transfer_line_id
    JOIN location ON location.id = way.location_id AND location.physical
  ) AS part
  GROUP BY part.opens, part.id
) AS came ON came.opens = line.opens AND came.id = line.id
LEFT JOIN (
  SELECT transfer_line.sales_order_line_id AS id, sum(transfer_line.expected) AS quantity
  FROM transfer_line
  JOIN transfer ON transfer.id = transfer_line.transfer_id AND transfer.replaces_id IS NOT NULL
    AND transfer.backorder_of_id IS NULL
  GROUP BY transfer_line.sales_order_line_id
) AS again ON line.opens = 'DELIVERY' AND again.id = line.id
WHERE awaited.quantity > 0
  AND awaited.quantity > line.ordered + coalesce(again.quantity, 0)
    - CASE WHEN coalesce(came.scanned, 0) < coalesce(came.moved, 0) THEN coalesce(came.scanned, 0) ELSE coalesce(came.moved, 0) END
