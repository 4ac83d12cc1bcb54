-- Open transfers by operation type. Parameters: today, types {ids}, the warehouses {warehouses} where it is that day.
SELECT transfer.operation_type_id AS id, count(*) AS ready,
  CAST(sum(CASE WHEN transfer.due_on < ? THEN 1 ELSE 0 END) AS BIGINT) AS late,
  CAST(sum(CASE WHEN transfer.backorder_of_id IS NOT NULL THEN 1 ELSE 0 END) AS BIGINT) AS backorders,
  CAST(sum(CASE WHEN EXISTS (SELECT 1 FROM transfer_entry WHERE transfer_entry.transfer_id = transfer.id)
    THEN 1 ELSE 0 END) AS BIGINT) AS under_way
FROM transfer
WHERE transfer.operation_type_id {ids} AND transfer.state = 'READY' AND transfer.warehouse_id {warehouses}
GROUP BY transfer.operation_type_id
