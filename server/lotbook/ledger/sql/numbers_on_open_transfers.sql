-- Entries of open transfers that have these numbers. {product}, {numbers}: conditions. Parameters: of these.
SELECT entry.number, entry.product_id, entry.transfer_id, transfer.number AS transfer_number, operation.recorded
FROM transfer_entry AS entry
JOIN transfer ON transfer.id = entry.transfer_id AND transfer.state = 'READY'
JOIN operation ON operation.id = entry.operation_id
WHERE entry.product_id {product} AND entry.number {numbers}
