-- A correction of lines of an operation, in whole. Parameters: operation, recorded, operation that is taken back, of its lines how
-- many, behind how many.
INSERT INTO stock_move_line (operation_id, recorded, corrects_id, product_id, tracking, lot_id, source_id, source_package_id,
  destination_id, destination_package_id, quantity, entered_quantity, entered_unit_id, factor_numerator, factor_denominator)
SELECT ?, ?, id, product_id, tracking, lot_id, destination_id, destination_package_id,
  source_id, source_package_id, quantity, entered_quantity, entered_unit_id, factor_numerator, factor_denominator
FROM stock_move_line WHERE operation_id = ? ORDER BY id LIMIT ? OFFSET ?
