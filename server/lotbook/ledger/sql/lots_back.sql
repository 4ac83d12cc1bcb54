-- Lots of an undone import that an operation moves again are in the book again. Parameters: operation, last line before.
UPDATE lot SET undone_by_id = NULL
WHERE undone_by_id IS NOT NULL AND id IN (SELECT lot_id FROM stock_move_line WHERE operation_id = ? AND id > ?)
