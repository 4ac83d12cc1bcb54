-- What came in on lines of purchase orders, less what went back out. Parameters: lines {ids}.
SELECT ordered.purchase_order_line_id AS id,
  CAST(sum(CASE WHEN destination.physical THEN line.quantity ELSE 0 END
    - CASE WHEN source.physical THEN line.quantity ELSE 0 END) AS BIGINT) AS quantity
FROM stock_move_line AS line
JOIN transfer_line AS ordered ON ordered.id = line.transfer_line_id
JOIN location AS source ON source.id = line.source_id
JOIN location AS destination ON destination.id = line.destination_id
WHERE ordered.purchase_order_line_id {ids}
GROUP BY ordered.purchase_order_line_id
