-- Manufacturing orders that wait for components: less is promised to them than they are still to take.
SELECT DISTINCT transfer.manufacturing_order_id AS id
FROM transfer
JOIN transfer_line AS line ON line.transfer_id = transfer.id
JOIN location AS source ON source.id = line.source_id AND source.physical
WHERE transfer.manufacturing_order_id IS NOT NULL AND transfer.state = 'READY'
  AND line.expected > (SELECT coalesce(sum(quantity), 0) FROM reservation WHERE reservation.transfer_line_id = line.id)
