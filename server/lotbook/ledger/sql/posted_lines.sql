-- Lines of the journal with how much of each is corrected already. {lines}: condition on their ids.
SELECT line.id, line.product_id, product.name AS product_name, product.tracking AS tracking_now,
  line.tracking AS tracking_then, product.step, line.lot_id,
  line.source_id, line.destination_id, line.destination_package_id, line.quantity, line.transfer_line_id, line.corrects_id, product.unit_id,
  source.physical AS source_physical, lot.number,
  coalesce((SELECT CAST(sum(back.quantity) AS BIGINT) FROM stock_move_line AS back WHERE back.corrects_id = line.id), 0)
    AS corrected
FROM stock_move_line AS line
JOIN product ON product.id = line.product_id
JOIN location AS source ON source.id = line.source_id
LEFT JOIN lot ON lot.id = line.lot_id
WHERE line.id {lines}
ORDER BY line.id
