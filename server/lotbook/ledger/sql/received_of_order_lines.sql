-- What came into our places less what left them, by line of a purchase order. Parameter: the lines.
SELECT transfer_line.purchase_order_line_id AS order_line,
  sum(CASE WHEN destination.physical THEN line.quantity ELSE 0 END
    - CASE WHEN source.physical THEN line.quantity ELSE 0 END) AS received
FROM transfer_line
JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id
JOIN location AS source ON source.id = line.source_id
JOIN location AS destination ON destination.id = line.destination_id
WHERE transfer_line.purchase_order_line_id {among}
GROUP BY transfer_line.purchase_order_line_id
