-- What of lots went from one place of ours to another, by the transfer or else the write itself, to which its corrections
-- belong; up to a place in the journal and before an instant, and when. Parameters: lots {ids}, seq, instant.
SELECT {array}(lot_id) AS lot_id, {array}(product_id) AS product_id, {array}(document) AS document,
  {array}(document_id) AS document_id, {array}(source_id) AS source_id, {array}(destination_id) AS destination_id,
  {array}(quantity) AS quantity, {array}(operation_id) AS operation_id,
  {array}(first_seq) AS first_seq, {array}(earliest) AS earliest, {array}(last_seq) AS last_seq, {array}(latest) AS latest
FROM (
  SELECT line.lot_id, line.product_id,
    CASE WHEN transfer_line.id IS NOT NULL THEN 0 ELSE 3 END AS document,
    coalesce(transfer_line.transfer_id, corrected.operation_id, line.operation_id) AS document_id,
    CASE WHEN line.corrects_id IS NULL THEN line.source_id ELSE line.destination_id END AS source_id,
    CASE WHEN line.corrects_id IS NULL THEN line.destination_id ELSE line.source_id END AS destination_id,
    CAST(sum(CASE WHEN line.corrects_id IS NULL THEN line.quantity ELSE -line.quantity END) AS BIGINT) AS quantity,
    max(operation.id) AS operation_id,
    min(operation.seq) AS first_seq,
    min(coalesce(line.occurred - coalesce(line.occurred_margin, 0) * 1000000, line.recorded)) AS earliest,
    max(operation.seq) AS last_seq,
    max(coalesce(line.occurred + coalesce(line.occurred_margin, 0) * 1000000, line.recorded)) AS latest
  FROM stock_move_line AS line
  JOIN operation ON operation.id = line.operation_id
  JOIN location AS source ON source.id = line.source_id AND source.physical
  JOIN location AS destination ON destination.id = line.destination_id AND destination.physical
  LEFT JOIN transfer_line ON transfer_line.id = line.transfer_line_id
  LEFT JOIN stock_move_line AS corrected ON corrected.id = line.corrects_id
  WHERE line.lot_id {ids} AND line.source_id <> line.destination_id
    AND operation.seq <= ? AND coalesce(line.occurred, line.recorded) < ?
  GROUP BY 1, 2, 3, 4, 5, 6
  HAVING sum(CASE WHEN line.corrects_id IS NULL THEN line.quantity ELSE -line.quantity END) <> 0
  ORDER BY 1, 3, 4, 5, 6
) AS movement
