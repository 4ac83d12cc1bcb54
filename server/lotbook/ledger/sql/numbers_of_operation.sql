-- The numbers that one write put on a line, joined by how much each is. Parameter: operation.
SELECT line_id AS id, quantity, {join}(number, '
') AS numbers
FROM transfer_entry
WHERE operation_id = ? AND number IS NOT NULL
GROUP BY line_id, quantity
