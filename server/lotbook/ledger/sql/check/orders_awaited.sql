-- Open receipts of a line of an order expect no more than was ordered and did not come.
SELECT line.id, line.stock_quantity AS ordered, awaited.quantity AS expected, came.scanned, came.received
FROM purchase_order_line AS line
JOIN (
  SELECT transfer_line.purchase_order_line_id AS id, sum(transfer_line.expected) AS quantity
  FROM transfer_line JOIN transfer ON transfer.id = transfer_line.transfer_id AND transfer.state = 'READY'
  GROUP BY transfer_line.purchase_order_line_id
) AS awaited ON awaited.id = line.id
LEFT JOIN (
  SELECT part.id, sum(part.scanned) AS scanned, sum(part.received) AS received
  FROM (
    SELECT transfer_line.purchase_order_line_id AS id, entry.quantity AS scanned, 0 AS received
    FROM transfer_entry AS entry
    JOIN transfer_line ON transfer_line.id = entry.line_id
    JOIN transfer ON transfer.id = entry.transfer_id AND transfer.state = 'DONE'
    UNION ALL
    SELECT transfer_line.purchase_order_line_id, 0, way.quantity
    FROM ({ways}) AS way
    JOIN transfer_line ON transfer_line.id = way.transfer_line_id
    JOIN location ON location.id = way.location_id AND location.physical
  ) AS part
  GROUP BY part.id
) AS came ON came.id = line.id
WHERE awaited.quantity > 0
  AND awaited.quantity > line.stock_quantity
    - CASE WHEN coalesce(came.scanned, 0) < coalesce(came.received, 0) THEN coalesce(came.scanned, 0) ELSE coalesce(came.received, 0) END
