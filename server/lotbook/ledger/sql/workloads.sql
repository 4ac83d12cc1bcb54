-- Open transfers by operation type; those wait to which less is promised than they are to take from our places. Parameters: today, types {ids}, the warehouses {warehouses} where it is that day.
SELECT transfer.operation_type_id AS id,
  CAST(sum(CASE WHEN short.transfer_id IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS ready,
  CAST(sum(CASE WHEN short.transfer_id IS NULL THEN 0 ELSE 1 END) AS BIGINT) AS waiting,
  CAST(sum(CASE WHEN transfer.due_on < ? THEN 1 ELSE 0 END) AS BIGINT) AS late,
  CAST(sum(CASE WHEN transfer.backorder_of_id IS NOT NULL THEN 1 ELSE 0 END) AS BIGINT) AS backorders,
  CAST(sum(CASE WHEN EXISTS (SELECT 1 FROM transfer_entry WHERE transfer_entry.transfer_id = transfer.id)
    THEN 1 ELSE 0 END) AS BIGINT) AS under_way
FROM transfer
LEFT JOIN (
  SELECT DISTINCT line.transfer_id
  FROM transfer_line AS line
  JOIN transfer AS open_one ON open_one.id = line.transfer_id AND open_one.state = 'READY'
  JOIN location AS source ON source.id = line.source_id AND source.physical
  WHERE line.expected > (
    SELECT coalesce(sum(quantity), 0) FROM reservation WHERE reservation.transfer_line_id = line.id)
) AS short ON short.transfer_id = transfer.id
WHERE transfer.operation_type_id {ids} AND transfer.state = 'READY' AND transfer.warehouse_id {warehouses}
GROUP BY transfer.operation_type_id
