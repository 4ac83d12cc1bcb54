-- What went into runs and what came out of them by lot, up to a place in the journal and before an instant, and when: the
-- first and the last of it by the book, and by the clocks, with their margins in favour of earlier and of later. As in flows_of_run, a correcting line takes
-- back what it corrects, unless it is one of a relabelling. Parameters: runs {ids}, runs {ids}, seq, instant.
SELECT flow.run_id, flow.kind, flow.goes_in, flow.product_id, flow.lot_id, CAST(sum(flow.quantity) AS BIGINT) AS quantity,
  min(operation.seq) AS first_seq, max(operation.seq) AS last_seq,
  min(flow.earliest) AS earliest, max(flow.latest) AS latest,
  min(flow.latest) AS surely_from, max(flow.earliest) AS surely_until
FROM (
  SELECT run.id AS run_id, run.kind, line.operation_id,
    (destination.usage = 'PRODUCTION') = (line.corrects_id IS NULL OR run.kind = 'RELABEL') AS goes_in,
    line.product_id, line.lot_id,
    CASE WHEN line.corrects_id IS NULL OR run.kind = 'RELABEL' THEN line.quantity ELSE -line.quantity END AS quantity,
    coalesce(line.occurred, line.recorded) AS happened,
    coalesce(line.occurred - coalesce(line.occurred_margin, 0) * 1000000, line.recorded) AS earliest,
    coalesce(line.occurred + coalesce(line.occurred_margin, 0) * 1000000, line.recorded) AS latest
  FROM run
  JOIN stock_move_line AS line ON line.run_id = run.id
  JOIN location AS destination ON destination.id = line.destination_id
  WHERE run.id {ids}
  UNION ALL
  SELECT transfer.run_id, 'PRODUCTION', line.operation_id,
    (destination.usage = 'PRODUCTION') = (line.corrects_id IS NULL), line.product_id, line.lot_id,
    CASE WHEN line.corrects_id IS NULL THEN line.quantity ELSE -line.quantity END,
    coalesce(line.occurred, line.recorded),
    coalesce(line.occurred - coalesce(line.occurred_margin, 0) * 1000000, line.recorded),
    coalesce(line.occurred + coalesce(line.occurred_margin, 0) * 1000000, line.recorded)
  FROM transfer
  JOIN transfer_line ON transfer_line.transfer_id = transfer.id
  JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id AND line.run_id IS NULL
  JOIN location AS destination ON destination.id = line.destination_id
  WHERE transfer.run_id {ids}
) AS flow
JOIN operation ON operation.id = flow.operation_id
WHERE operation.seq <= ? AND flow.happened < ?
GROUP BY flow.run_id, flow.kind, flow.goes_in, flow.product_id, flow.lot_id
ORDER BY flow.run_id, flow.goes_in, flow.product_id, flow.lot_id
