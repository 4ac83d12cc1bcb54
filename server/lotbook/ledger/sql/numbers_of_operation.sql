-- The numbers that one write put on a line, with how much of each. Parameter: operation.
SELECT line_id AS id, number, quantity
FROM transfer_entry
WHERE operation_id = ? AND number IS NOT NULL
