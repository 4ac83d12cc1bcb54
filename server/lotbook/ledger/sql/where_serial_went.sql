-- Where a serial went last, by what it was taken into where that is known: the order, and all that came out of the run of
-- which it may be a part. Parameter: lot.
SELECT location.path, location.usage, run.kind, orders.number AS made_by, output.number AS made
FROM (SELECT * FROM stock_move_line WHERE lot_id = ? ORDER BY id DESC LIMIT 1) AS last
JOIN location ON location.id = last.destination_id
LEFT JOIN run ON run.id = last.run_id AND location.usage = 'PRODUCTION'
LEFT JOIN manufacturing_order AS orders ON orders.id = run.manufacturing_order_id
LEFT JOIN lot_edge AS edge ON edge.run_id = run.id AND edge.input_lot_id = last.lot_id AND edge.quantity > 0
LEFT JOIN lot AS output ON output.id = edge.output_lot_id
ORDER BY output.number LIMIT 2
