-- Lines of the journal with how much of each is corrected already; of_run: the run of an order that gave or took the goods. {lines}: condition on their ids.
SELECT line.id, line.product_id, product.name AS product_name, product.tracking AS tracking_now,
  line.tracking AS tracking_then, product.step, line.lot_id,
  line.source_id, line.destination_id, line.destination_package_id, line.quantity, line.transfer_line_id, line.corrects_id, product.unit_id,
  source.physical AS source_physical, destination.usage AS destination_usage, lot.number, line.source_package_id,
  run.kind AS run_kind, line.operation_id, operation.subject_kind, operation.subject_id,
  CASE WHEN 'PRODUCTION' IN (source.usage, destination.usage) AND coalesce(line.run_id, transfer.run_id) = transfer.run_id
    THEN transfer.run_id END AS of_run,
  EXISTS (SELECT 1 FROM stock_move_line AS wrong WHERE wrong.run_id = line.run_id AND wrong.corrects_id IS NOT NULL) AS renumbered_by_correction,
  EXISTS (SELECT 1 FROM stock_move_line AS other WHERE other.operation_id = line.operation_id
    AND other.product_id = line.product_id AND other.tracking <> line.tracking) AS gave_numbers,
  coalesce((SELECT CAST(sum(back.quantity) AS BIGINT) FROM stock_move_line AS back WHERE back.corrects_id = line.id), 0)
    AS corrected
FROM stock_move_line AS line
JOIN product ON product.id = line.product_id
JOIN location AS source ON source.id = line.source_id
JOIN location AS destination ON destination.id = line.destination_id
JOIN operation ON operation.id = line.operation_id
LEFT JOIN run ON run.id = line.run_id
LEFT JOIN transfer_line ON transfer_line.id = line.transfer_line_id
LEFT JOIN transfer ON transfer.id = transfer_line.transfer_id
LEFT JOIN lot ON lot.id = line.lot_id
WHERE line.id {lines}
ORDER BY line.id
