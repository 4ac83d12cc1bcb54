-- What went into a run and what came out of it, by lot; a correcting line takes back what it corrects, unless it is one of
-- a relabelling, which moves goods from one number to another. Parameters: run, run.
SELECT flow.goes_in, flow.product_id, flow.lot_id, CAST(sum(flow.quantity) AS BIGINT) AS quantity
FROM (
  SELECT (destination.usage = 'PRODUCTION') = (line.corrects_id IS NULL OR run.kind = 'RELABEL') AS goes_in,
    line.product_id, line.lot_id,
    CASE WHEN line.corrects_id IS NULL OR run.kind = 'RELABEL' THEN line.quantity ELSE -line.quantity END AS quantity
  FROM run
  JOIN stock_move_line AS line ON line.run_id = run.id
  JOIN location AS destination ON destination.id = line.destination_id
  WHERE run.id = ?
  UNION ALL
  SELECT (destination.usage = 'PRODUCTION') = (line.corrects_id IS NULL), line.product_id, line.lot_id,
    CASE WHEN line.corrects_id IS NULL THEN line.quantity ELSE -line.quantity END
  FROM transfer
  JOIN transfer_line ON transfer_line.transfer_id = transfer.id
  JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id AND line.run_id IS NULL
  JOIN location AS destination ON destination.id = line.destination_id
  WHERE transfer.run_id = ?
) AS flow
GROUP BY flow.goes_in, flow.product_id, flow.lot_id
ORDER BY flow.goes_in, flow.product_id, flow.lot_id
