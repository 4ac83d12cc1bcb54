-- The numbers that one write put on a line, with how much of each. Parameter: operation.
SELECT number, CAST(sum(quantity) AS BIGINT) AS quantity
FROM transfer_entry
WHERE operation_id = ? AND number IS NOT NULL
GROUP BY number
