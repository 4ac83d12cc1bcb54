-- Each move of lines of transfers, minus where it takes back: into our places or out of them, else between them; what was
-- relabelled with a customer went there as what it is called now. {of}: transfer_id or id of the lines. Parameter: its value.
SELECT expected.id AS line_id, line.product_id, line.lot_id, line.operation_id,
  CASE
    WHEN run.kind = 'RELABEL' AND source.physical = destination.physical AND source.usage = 'PRODUCTION' THEN -line.quantity
    WHEN run.kind = 'RELABEL' AND source.physical = destination.physical THEN line.quantity
    WHEN source.physical = destination.physical AND line.corrects_id IS NULL THEN line.quantity
    WHEN source.physical = destination.physical THEN -line.quantity
    WHEN destination.physical THEN line.quantity
    ELSE -line.quantity
  END AS quantity
FROM stock_move_line AS line
JOIN transfer_line AS expected ON expected.id = line.transfer_line_id
JOIN location AS source ON source.id = line.source_id
JOIN location AS destination ON destination.id = line.destination_id
LEFT JOIN run ON run.id = line.run_id
WHERE expected.{of} = ?
