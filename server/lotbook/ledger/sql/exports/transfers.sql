-- Receipts, deliveries, internal transfers and returns.
SELECT transfer.id, {of},
  transfer.number, operation_type.name, transfer.state, partner.name, source.path, destination.path,
  transfer.due_on
FROM transfer
JOIN operation_type ON operation_type.id = transfer.operation_type_id
JOIN location AS source ON source.id = transfer.source_id
JOIN location AS destination ON destination.id = transfer.destination_id
LEFT JOIN partner ON partner.id = transfer.partner_id
WHERE {which} AND transfer.id > ? ORDER BY transfer.id LIMIT ?
