-- What was said of a run: into what its inputs go, by the lot of that number where there is one, and whether the order goes
-- on, so that it may still be made. Parameter: run.
SELECT said.input_product_id, said.input_lot_id, said.output_product_id, lot.id AS output_lot_id, said.quantity,
  manufacturing_order.state = 'CONFIRMED' AS goes_on
FROM run_assignment AS said
JOIN run ON run.id = said.run_id
LEFT JOIN manufacturing_order ON manufacturing_order.id = run.manufacturing_order_id
LEFT JOIN lot ON lot.product_id = said.output_product_id AND lot.number = said.output_number
WHERE said.run_id = ?
ORDER BY said.id
