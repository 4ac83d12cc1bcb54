-- Relabellings of goods that transfers had brought to customers, in the order in which they were done, up to a place in the
-- journal. A receipt whose goods are called otherwise there brought them as that. Parameters: seq, transfers {ids}.
SELECT DISTINCT expected.transfer_id, run.id AS run_id, edge.input_lot_id, edge.output_lot_id
FROM transfer_line AS expected
JOIN transfer ON transfer.id = expected.transfer_id
JOIN location AS aim ON aim.id = transfer.destination_id AND aim.usage = 'CUSTOMER'
JOIN stock_move_line AS line ON line.transfer_line_id = expected.id
JOIN location AS place ON place.id IN (line.source_id, line.destination_id) AND place.usage = 'CUSTOMER'
JOIN run ON run.id = line.run_id AND run.kind = 'RELABEL'
JOIN operation ON operation.id = run.operation_id AND operation.seq <= ?
JOIN lot_edge AS edge ON edge.run_id = run.id
WHERE expected.transfer_id {ids}
ORDER BY expected.transfer_id, run.id
