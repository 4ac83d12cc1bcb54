-- Open receipts, deliveries and returns of warehouses whose day is past, and of which nobody was told. Parameters: the
-- warehouses, today there, how many.
SELECT transfer.id, transfer.number, transfer.due_on, operation_type.kind, partner.name AS partner
FROM transfer
JOIN operation_type ON operation_type.id = transfer.operation_type_id
LEFT JOIN partner ON partner.id = transfer.partner_id
WHERE transfer.state = 'READY'
  AND operation_type.kind IN ('RECEIPT', 'DELIVERY', 'RETURN', 'VENDOR_RETURN')
  AND transfer.warehouse_id {warehouses}
  AND transfer.due_on < ?
  AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.key = 'LATE:' || transfer.id || ':' || transfer.due_on)
ORDER BY transfer.due_on, transfer.id
LIMIT ?
