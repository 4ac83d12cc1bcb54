-- What the record does not explain of lots, up to a place in the journal and before an instant: the kind of the gap, and how
-- much, in millionths; 0 where that cannot be told. Parameters: lots {ids}, lots {ids}, seq, instant, then lots {ids} four
-- times, seq, instant.
WITH moved AS (
  SELECT ends.* FROM ({ends}) AS ends JOIN operation ON operation.id = ends.operation_id
  WHERE operation.seq <= ? AND ends.happened < ?
)
SELECT 'NO_ORIGIN' AS kind, lot_id, CAST(sum(quantity) AS BIGINT) AS quantity
FROM moved WHERE usage = 'INVENTORY' AND comes GROUP BY lot_id HAVING sum(quantity) > 0
UNION ALL
SELECT 'INPUT_WITHOUT_LOT', output_lot_id, 0 FROM lot_edge
WHERE output_lot_id {ids} AND input_lot_id IS NULL GROUP BY output_lot_id
UNION ALL
SELECT 'OUTPUT_WITHOUT_LOT', input_lot_id, CAST(sum(quantity) AS BIGINT) FROM lot_edge
WHERE input_lot_id {ids} AND output_lot_id IS NULL GROUP BY input_lot_id
UNION ALL
SELECT 'NO_INPUTS', made.lot_id, CAST(sum(made.quantity) AS BIGINT)
FROM moved AS made
LEFT JOIN transfer_line ON transfer_line.id = made.transfer_line_id
LEFT JOIN transfer ON transfer.id = transfer_line.transfer_id
WHERE made.usage = 'PRODUCTION' AND made.comes AND NOT EXISTS (
  SELECT 1 FROM lot_edge WHERE lot_edge.output_lot_id = made.lot_id AND lot_edge.run_id = coalesce(made.run_id, transfer.run_id))
GROUP BY made.lot_id HAVING sum(made.quantity) > 0
UNION ALL
SELECT 'NO_OUTPUTS', used.lot_id, CAST(sum(used.quantity) AS BIGINT)
FROM moved AS used
LEFT JOIN transfer_line ON transfer_line.id = used.transfer_line_id
LEFT JOIN transfer ON transfer.id = transfer_line.transfer_id
WHERE used.usage = 'PRODUCTION' AND NOT used.comes AND NOT EXISTS (
  SELECT 1 FROM lot_edge WHERE lot_edge.input_lot_id = used.lot_id AND lot_edge.run_id = coalesce(used.run_id, transfer.run_id))
GROUP BY used.lot_id HAVING sum(used.quantity) > 0
UNION ALL
SELECT 'RETURN_WITHOUT_DELIVERY', back.lot_id, CAST(sum(back.quantity) AS BIGINT)
FROM moved AS back
JOIN transfer_line ON transfer_line.id = back.transfer_line_id
JOIN transfer ON transfer.id = transfer_line.transfer_id AND transfer.return_of_id IS NULL
WHERE back.usage = 'CUSTOMER' AND back.comes GROUP BY back.lot_id HAVING sum(back.quantity) > 0
UNION ALL
SELECT 'TYPED_NUMBER', lot_id, 0 FROM transfer_entry
WHERE lot_id {ids} AND via = 'TYPED' GROUP BY lot_id
UNION ALL
SELECT 'CORRECTED', line.lot_id, CAST(sum(line.quantity) AS BIGINT)
FROM stock_move_line AS line JOIN operation ON operation.id = line.operation_id
WHERE line.lot_id {ids} AND line.corrects_id IS NOT NULL
  AND operation.seq <= ? AND coalesce(line.occurred, line.recorded) < ?
GROUP BY line.lot_id
ORDER BY 1, 2
