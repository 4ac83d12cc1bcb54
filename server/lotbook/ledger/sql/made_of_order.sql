-- What an order of production makes under which numbers, and on which line: what is ready, and what came out by the journal, under
-- the numbers that are right by now. Parameters: order twice.
SELECT entry.product_id, entry.number, entry.quantity, line.position
FROM transfer
JOIN operation_type AS type ON type.id = transfer.operation_type_id AND type.kind = 'MANUFACTURING'
JOIN transfer_entry AS entry ON entry.transfer_id = transfer.id
JOIN transfer_line AS line ON line.id = entry.line_id
WHERE transfer.manufacturing_order_id = ? AND transfer.state = 'READY'
UNION ALL
SELECT moved.product_id, lot.number, CASE WHEN moved.corrects_id IS NULL THEN moved.quantity ELSE -moved.quantity END, line.position
FROM transfer
JOIN operation_type AS type ON type.id = transfer.operation_type_id AND type.kind = 'MANUFACTURING'
JOIN transfer_line AS line ON line.transfer_id = transfer.id
JOIN stock_move_line AS moved ON moved.transfer_line_id = line.id
JOIN lot ON lot.id = moved.lot_id
LEFT JOIN run ON run.id = moved.run_id
WHERE transfer.manufacturing_order_id = ? AND coalesce(run.kind, '') <> 'RELABEL'
