-- Where serials lay by the book that a count found in other places, and brought from there when it was applied. {positions}:
-- condition on the ids of positions.
SELECT position.id AS position_id, line.source_id AS location_id
FROM count_position AS position
JOIN stock_move_line AS line ON line.lot_id = position.lot_id AND line.destination_id = position.location_id
  AND line.corrects_id IS NULL
JOIN operation ON operation.id = line.operation_id AND operation.subject_kind = 'Count'
  AND operation.subject_id = position.count_id
JOIN location AS source ON source.id = line.source_id AND source.usage <> 'INVENTORY'
WHERE position.id {positions} AND position.serial
