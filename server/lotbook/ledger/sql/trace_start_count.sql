-- Lots of which a count found more or less than the book had. Parameter: count.
SELECT DISTINCT line.lot_id AS id
FROM operation
JOIN stock_move_line AS line ON line.operation_id = operation.id
WHERE operation.subject_kind = 'Count' AND operation.subject_id = ? AND line.lot_id IS NOT NULL
ORDER BY 1
