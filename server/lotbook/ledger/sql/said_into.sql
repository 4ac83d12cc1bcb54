-- How much of a component is said, on open transfers and of what is posted, to go into what an order makes under a number,
-- and how much is made under it; with what its bill makes. Parameters: component, what is made, its number, run, the same
-- again, order twice, what is made, its number, component, order.
SELECT coalesce((SELECT CAST(sum(entry.quantity) AS BIGINT) FROM transfer_entry AS entry JOIN transfer ON transfer.id = entry.transfer_id
    WHERE entry.product_id = ? AND entry.into_product_id = ? AND entry.into_number = ? AND transfer.run_id = ? AND transfer.state = 'READY'), 0)
  + coalesce((SELECT CAST(sum(said.quantity) AS BIGINT) FROM run_assignment AS said
    WHERE said.input_product_id = ? AND said.output_product_id = ? AND said.output_number = ? AND said.run_id = ?), 0) AS said,
  coalesce((SELECT CAST(sum(made.quantity) AS BIGINT) FROM ({made_of_order.sql}) AS made
    WHERE made.product_id = ? AND made.number = ?), 0) AS made,
  bill.product_id, bill.quantity AS makes, bill_line.id AS line_id
FROM manufacturing_order AS made
JOIN bill_of_materials AS bill ON bill.id = made.bill_id
JOIN bill_line ON bill_line.bill_id = bill.id AND bill_line.product_id = ? AND NOT bill_line.by_product
WHERE made.id = ?
