-- Lines of open transfers of one operation type that have a product, one of each transfer: of the backorders of a
-- transfer first, then of those with its partner, then of the others. Parameters: transfer, product, operation type,
-- transfer, partner, limit.
WITH RECURSIVE later (id) AS (
    SELECT id FROM transfer WHERE backorder_of_id = ?
    UNION ALL
    SELECT transfer.id FROM transfer JOIN later ON transfer.backorder_of_id = later.id
)
SELECT
    transfer.id, transfer.number, MIN(line.id) AS line,
    CASE WHEN transfer.id IN (SELECT id FROM later) THEN 1 ELSE 0 END AS backorder
FROM transfer_line AS line
JOIN transfer ON transfer.id = line.transfer_id AND transfer.state = 'READY'
WHERE line.product_id = ? AND transfer.operation_type_id = ? AND transfer.id <> ?
GROUP BY transfer.id, transfer.number, transfer.partner_id, transfer.due_on
ORDER BY
    backorder DESC, CASE WHEN transfer.partner_id = ? THEN 0 ELSE 1 END,
    transfer.due_on, transfer.id
LIMIT ?
