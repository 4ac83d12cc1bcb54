-- Every line of the journal from both of its ends: what a place gets, and what it gives. To be put into other questions.
SELECT operation_id, transfer_line_id, run_id, product_id, tracking, lot_id,
  destination_id AS location_id, destination_package_id AS package_id, quantity
FROM stock_move_line
UNION ALL
SELECT operation_id, transfer_line_id, run_id, product_id, tracking, lot_id, source_id, source_package_id, -quantity
FROM stock_move_line
