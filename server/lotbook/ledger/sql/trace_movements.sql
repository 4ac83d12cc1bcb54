-- What documents did with lots at customers, vendors, scrap and the place of losses, up to a place in the journal and before
-- an instant, and when. Parameters: lots {ids}, lots {ids}, seq, instant.
SELECT {array}(lot_id) AS lot_id, {array}(product_id) AS product_id, {array}(transfer_id) AS transfer_id,
  {array}(partner_id) AS partner_id, {array}(usage) AS usage, {array}(comes) AS comes, {array}(quantity) AS quantity,
  {array}(operation_id) AS operation_id, {array}(first_seq) AS first_seq, {array}(earliest) AS earliest,
  {array}(last_seq) AS last_seq, {array}(latest) AS latest
FROM (
  SELECT moved.lot_id, moved.product_id, coalesce(transfer.id, 0) AS transfer_id,
    coalesce(transfer.partner_id, 0) AS partner_id,
    CASE moved.usage WHEN 'VENDOR' THEN 1 WHEN 'CUSTOMER' THEN 2 WHEN 'SCRAP' THEN 3 ELSE 4 END AS usage,
    CASE WHEN moved.comes THEN 1 ELSE 0 END AS comes,
    CAST(sum(moved.quantity) AS BIGINT) AS quantity,
    max(operation.id) AS operation_id,
    min(operation.seq) AS first_seq, min(moved.earliest) AS earliest,
    max(operation.seq) AS last_seq, max(moved.latest) AS latest
  FROM ({ends}) AS moved
  JOIN operation ON operation.id = moved.operation_id
  LEFT JOIN transfer_line ON transfer_line.id = moved.transfer_line_id
  LEFT JOIN transfer ON transfer.id = transfer_line.transfer_id
  WHERE moved.usage <> 'PRODUCTION' AND operation.seq <= ? AND moved.happened < ?
  GROUP BY 1, 2, 3, 4, 5, 6
  HAVING sum(moved.quantity) <> 0
  ORDER BY 1, 3, 5, 6
) AS movement
