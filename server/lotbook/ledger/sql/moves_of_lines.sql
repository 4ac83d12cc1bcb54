-- Each move of lines of transfers, minus where it takes back: into our places or out of them, else between them; wherever
-- goods were relabelled, the transfer moved them as what they are called now. {of}: transfer_id or id of the lines.
-- Parameter: its value.
SELECT expected.id AS line_id, line.product_id, line.lot_id, line.operation_id,
  CASE
    WHEN run.kind = 'RELABEL' AND (source.usage = 'PRODUCTION') = aim.physical THEN line.quantity
    WHEN run.kind = 'RELABEL' THEN -line.quantity
    WHEN source.physical = destination.physical AND line.corrects_id IS NULL THEN line.quantity
    WHEN source.physical = destination.physical THEN -line.quantity
    WHEN destination.physical THEN line.quantity
    ELSE -line.quantity
  END AS quantity
FROM stock_move_line AS line
JOIN transfer_line AS expected ON expected.id = line.transfer_line_id
JOIN transfer AS whole ON whole.id = expected.transfer_id
JOIN location AS aim ON aim.id = whole.destination_id
JOIN location AS source ON source.id = line.source_id
JOIN location AS destination ON destination.id = line.destination_id
LEFT JOIN run ON run.id = line.run_id
WHERE expected.{of} = ?
