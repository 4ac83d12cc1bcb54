-- What the record does not explain of lots, up to a place in the journal and before an instant: the kind of the gap, and how
-- much, in millionths; 0 where that cannot be told. A correction is one of the lot that was wrong and of the one that was put
-- in; where only the quantity was, it is the difference. Parameters: lots {ids}, lots {ids}, seq, instant, then lots {ids} five times, seq, instant.
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
SELECT 'CORRECTED', changed.lot_id, CAST(sum(CASE WHEN back = put THEN back ELSE abs(back - put) END) AS BIGINT)
FROM (
  SELECT corrected.lot_id, sum(corrected.back) AS back, sum(corrected.put) AS put
  FROM (
    SELECT line.lot_id, line.quantity AS back, 0 AS put, line.operation_id, line.transfer_line_id, line.recorded, line.occurred
    FROM stock_move_line AS line
    WHERE line.lot_id {ids} AND line.corrects_id IS NOT NULL
    UNION ALL
    SELECT put.lot_id, 0, put.quantity, put.operation_id, put.transfer_line_id, put.recorded, put.occurred
    FROM stock_move_line AS put
    WHERE put.lot_id {ids} AND put.corrects_id IS NULL AND put.transfer_line_id IS NOT NULL AND EXISTS (
      SELECT 1 FROM stock_move_line AS back
      WHERE back.operation_id = put.operation_id AND back.transfer_line_id = put.transfer_line_id
        AND back.corrects_id IS NOT NULL)
  ) AS corrected
  JOIN operation ON operation.id = corrected.operation_id
  WHERE operation.seq <= ? AND coalesce(corrected.occurred, corrected.recorded) < ?
  GROUP BY corrected.lot_id, corrected.operation_id, corrected.transfer_line_id
) AS changed
GROUP BY changed.lot_id
ORDER BY 1, 2
