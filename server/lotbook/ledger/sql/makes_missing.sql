-- What manufacturing orders wait for: components of which less is promised to them than they are still to take, and how much
-- less. {orders}: a condition on their ids.
SELECT missing.id, missing.product_id, CAST(sum(missing.quantity) AS BIGINT) AS quantity
FROM (
  SELECT transfer.manufacturing_order_id AS id, line.product_id, line.expected
    - (SELECT coalesce(sum(quantity), 0) FROM reservation WHERE reservation.transfer_line_id = line.id) AS quantity
  FROM transfer
  JOIN transfer_line AS line ON line.transfer_id = transfer.id
  JOIN location AS source ON source.id = line.source_id AND source.physical
  WHERE transfer.manufacturing_order_id {orders} AND transfer.state = 'READY'
) AS missing
WHERE missing.quantity > 0
GROUP BY missing.id, missing.product_id
