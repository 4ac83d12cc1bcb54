-- What went into production for manufacturing orders and what came out, by product; a correcting line takes back what it
-- corrects, and a relabelling changes nothing. {orders}: which of them.
SELECT transfer.manufacturing_order_id AS order_id, (destination.usage = 'PRODUCTION') = (line.corrects_id IS NULL) AS goes_in,
  line.product_id, CAST(sum(CASE WHEN line.corrects_id IS NULL THEN line.quantity ELSE -line.quantity END) AS BIGINT) AS quantity
FROM transfer
JOIN transfer_line ON transfer_line.transfer_id = transfer.id
JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id
JOIN location AS destination ON destination.id = line.destination_id
LEFT JOIN run ON run.id = line.run_id
WHERE transfer.manufacturing_order_id {orders} AND coalesce(run.kind, 'PRODUCTION') = 'PRODUCTION'
GROUP BY transfer.manufacturing_order_id, goes_in, line.product_id
