-- The line by which goods of a line went where they were when they got another number, under the one that they had then.
-- Parameters: line, line.
WITH RECURSIVE way (lot_id) AS (
  SELECT lot_id FROM stock_move_line WHERE id = ?
  UNION
  SELECT edge.input_lot_id
  FROM way
  JOIN lot_edge AS edge ON edge.output_lot_id = way.lot_id
  JOIN run ON run.id = edge.run_id AND run.kind = 'RELABEL'
)
SELECT lot.number, source.path AS source, destination.path AS destination
FROM stock_move_line AS line
JOIN lot ON lot.id = line.lot_id
JOIN location AS source ON source.id = line.source_id
JOIN location AS destination ON destination.id = line.destination_id
WHERE line.transfer_line_id = (SELECT transfer_line_id FROM stock_move_line WHERE id = ?)
  AND line.run_id IS NULL AND line.corrects_id IS NULL AND line.lot_id IN (SELECT lot_id FROM way)
ORDER BY line.id
LIMIT 1
