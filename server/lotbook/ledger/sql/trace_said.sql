-- What was said of runs up to a place in the journal: into what their inputs go, by the lot of that number where there is
-- one, and whether their order goes on, so that it may still be made. Parameters: runs {ids}, seq.
SELECT said.run_id, said.input_product_id, said.input_lot_id, said.output_product_id, lot.id AS output_lot_id, said.quantity,
  manufacturing_order.state = 'CONFIRMED' AS goes_on
FROM run_assignment AS said
JOIN operation ON operation.id = said.operation_id
JOIN run ON run.id = said.run_id
LEFT JOIN manufacturing_order ON manufacturing_order.id = run.manufacturing_order_id
LEFT JOIN lot ON lot.product_id = said.output_product_id AND lot.number = said.output_number
WHERE said.run_id {ids} AND operation.seq <= ?
