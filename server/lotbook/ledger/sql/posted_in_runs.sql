-- The last write that moved goods into runs and out of them, by lot; corrections are none, what they put right anew is.
-- {runs}: condition on their ids, one parameter, twice; {products}: on the products, one parameter.
SELECT moved.run_id, (destination.usage = 'PRODUCTION') AS goes_in, moved.product_id, moved.lot_id,
  max(moved.operation_id) AS operation_id
FROM (
  SELECT run_id, operation_id, destination_id, product_id, lot_id, corrects_id FROM stock_move_line WHERE run_id {runs}
  UNION ALL
  SELECT transfer.run_id, line.operation_id, line.destination_id, line.product_id, line.lot_id, line.corrects_id
  FROM transfer
  JOIN transfer_line ON transfer_line.transfer_id = transfer.id
  JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id AND line.run_id IS NULL
  WHERE transfer.run_id {runs}
) AS moved
JOIN location AS destination ON destination.id = moved.destination_id
WHERE moved.corrects_id IS NULL AND moved.product_id {products}
GROUP BY moved.run_id, destination.usage, moved.product_id, moved.lot_id
