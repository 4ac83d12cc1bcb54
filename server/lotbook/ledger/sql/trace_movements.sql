-- What brought lots and took them at places that are not ours: an order at the place of production, a transfer, a count, and
-- else the write itself, to which its corrections belong; up to a place in the journal and before an instant, and when. What
-- was relabelled on the line of an order is none of it; of what was relabelled where we do not have it any more, the run is told.
-- Parameters: lots {ids}, lots {ids}, seq, instant.
SELECT {array}(lot_id) AS lot_id, {array}(product_id) AS product_id, {array}(document) AS document,
  {array}(document_id) AS document_id, {array}(partner_id) AS partner_id, {array}(usage) AS usage, {array}(comes) AS comes,
  {array}(run_id) AS run_id, {array}(quantity) AS quantity, {array}(operation_id) AS operation_id,
  {array}(first_seq) AS first_seq, {array}(earliest) AS earliest, {array}(last_seq) AS last_seq, {array}(latest) AS latest
FROM (
  SELECT moved.lot_id, moved.product_id,
    CASE
      WHEN moved.usage = 'PRODUCTION' THEN 1
      WHEN transfer.id IS NOT NULL THEN 0
      WHEN operation.subject_kind = 'Count' THEN 2
      ELSE 3
    END AS document,
    CASE
      WHEN moved.usage = 'PRODUCTION' THEN transfer.manufacturing_order_id
      WHEN transfer.id IS NOT NULL THEN transfer.id
      WHEN operation.subject_kind = 'Count' THEN operation.subject_id
      ELSE coalesce(corrected.operation_id, operation.id)
    END AS document_id,
    coalesce(transfer.partner_id, 0) AS partner_id,
    CASE moved.usage WHEN 'VENDOR' THEN 1 WHEN 'CUSTOMER' THEN 2 WHEN 'SCRAP' THEN 3 WHEN 'PRODUCTION' THEN 5 ELSE 4 END AS usage,
    CASE WHEN moved.comes THEN 1 ELSE 0 END AS comes,
    CASE WHEN moved.usage = 'PRODUCTION' THEN transfer.run_id WHEN moved.kind = 'RELABEL' THEN moved.run_id ELSE 0 END AS run_id,
    CAST(sum(moved.quantity) AS BIGINT) AS quantity,
    max(operation.id) AS operation_id,
    min(operation.seq) AS first_seq, min(moved.earliest) AS earliest,
    max(operation.seq) AS last_seq, max(moved.latest) AS latest
  FROM ({ends}) AS moved
  JOIN operation ON operation.id = moved.operation_id
  LEFT JOIN transfer_line ON transfer_line.id = moved.transfer_line_id
  LEFT JOIN transfer ON transfer.id = transfer_line.transfer_id
  LEFT JOIN stock_move_line AS corrected ON corrected.id = moved.corrects_id
  WHERE (moved.usage <> 'PRODUCTION' OR moved.transfer_line_id IS NOT NULL)  -- alone, so that it is asked first
    AND (moved.usage <> 'PRODUCTION' OR coalesce(moved.run_id, transfer.run_id) = transfer.run_id)
    AND operation.seq <= ? AND moved.happened < ?
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  HAVING sum(moved.quantity) <> 0
  ORDER BY 1, 3, 4, 6, 7, 8
) AS movement
