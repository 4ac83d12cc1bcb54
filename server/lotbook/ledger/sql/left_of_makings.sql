-- How much of each component went into the runs that made lots, and how much came out of these lots by taking apart; unless
-- the book does not know what was in what was taken apart. Parameters: lots {lots}, twice.
WITH came AS (
  SELECT DISTINCT edge.run_id FROM lot_edge AS edge JOIN run ON run.id = edge.run_id AND run.kind = 'UNBUILD'
  WHERE edge.input_lot_id {lots}
)
SELECT flow.product_id, flow.lot_id, CAST(sum(flow.went_in) AS BIGINT) AS went_in, CAST(sum(flow.came_out) AS BIGINT) AS came_out
FROM (
  SELECT line.product_id, line.lot_id, CASE WHEN line.corrects_id IS NULL THEN line.quantity ELSE -line.quantity END AS went_in,
    0 AS came_out
  FROM transfer
  JOIN transfer_line ON transfer_line.transfer_id = transfer.id
  JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id AND coalesce(line.run_id, transfer.run_id) = transfer.run_id
  JOIN location ON location.usage = 'PRODUCTION'
    AND location.id = CASE WHEN line.corrects_id IS NULL THEN line.destination_id ELSE line.source_id END
  WHERE transfer.run_id IN (
    SELECT edge.run_id FROM lot_edge AS edge JOIN run ON run.id = edge.run_id AND run.kind = 'PRODUCTION'
    WHERE edge.output_lot_id {lots})
  UNION ALL
  SELECT line.product_id, line.lot_id, 0, CASE WHEN line.corrects_id IS NULL THEN line.quantity ELSE -line.quantity END
  FROM stock_move_line AS line
  JOIN location ON location.usage = 'PRODUCTION'
    AND location.id = CASE WHEN line.corrects_id IS NULL THEN line.source_id ELSE line.destination_id END
  WHERE line.run_id IN (SELECT run_id FROM came) AND line.run_id NOT IN ({unknown_apart.sql})
) AS flow
GROUP BY flow.product_id, flow.lot_id
ORDER BY flow.product_id, flow.lot_id
