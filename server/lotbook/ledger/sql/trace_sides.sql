-- What runs took and what they gave, by lot, or by product, below zero, for goods without numbers, and the unit of that; up to
-- a place in the journal and before an instant. As in flows_of_run, a correcting line takes back what it
-- corrects, unless it is one of a relabelling. Parameters: runs {ids}, runs {ids}, seq, instant.
SELECT {array}(run_id) AS run_id, {array}(same_goods) AS same_goods, {array}(goes_in) AS goes_in, {array}(goods) AS goods,
  {array}(quantity) AS quantity, {array}(unit_id) AS unit_id
FROM (
  SELECT flow.run_id, CASE WHEN flow.kind IN ('SPLIT', 'MERGE', 'RELABEL') THEN 1 ELSE 0 END AS same_goods,
    CASE WHEN (flow.destination_id IN (SELECT id FROM location WHERE usage = 'PRODUCTION')) = (flow.corrects_id IS NULL OR flow.kind = 'RELABEL') THEN 1 ELSE 0 END AS goes_in,
    coalesce(flow.lot_id, -flow.product_id) AS goods,
    CAST(sum(CASE WHEN flow.corrects_id IS NULL OR flow.kind = 'RELABEL' THEN flow.quantity ELSE -flow.quantity END) AS BIGINT) AS quantity,
    min(product.unit_id) AS unit_id
  FROM (
    SELECT run.id AS run_id, run.kind, line.corrects_id, line.operation_id, line.destination_id, line.product_id, line.lot_id, line.quantity,
      coalesce(line.occurred, line.recorded) AS happened
    FROM run
    JOIN stock_move_line AS line ON line.run_id = run.id
    WHERE run.id {ids}
    UNION ALL
    SELECT run.id, run.kind, line.corrects_id, line.operation_id, line.destination_id, line.product_id, line.lot_id, line.quantity,
      coalesce(line.occurred, line.recorded)
    FROM run
    JOIN transfer ON transfer.run_id = run.id
    JOIN transfer_line ON transfer_line.transfer_id = transfer.id
    JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id AND line.run_id IS NULL
    WHERE run.id {ids}
  ) AS flow
  JOIN product ON product.id = flow.product_id
  JOIN operation ON operation.id = flow.operation_id
  WHERE operation.seq <= ? AND flow.happened < ?
  GROUP BY 1, 2, 3, 4
) AS side
