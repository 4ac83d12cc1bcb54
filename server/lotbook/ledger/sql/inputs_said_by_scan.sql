-- What the scans on a transfer say of its components becomes what is said of their run. Parameters: run, operation, transfer.
INSERT INTO run_assignment (run_id, input_product_id, input_lot_id, output_product_id, output_number, quantity, operation_id)
SELECT CAST(? AS BIGINT), entry.product_id, entry.lot_id, entry.into_product_id, entry.into_number,
  CAST(sum(entry.quantity) AS BIGINT), CAST(? AS BIGINT)
FROM transfer_entry AS entry
WHERE entry.transfer_id = ? AND entry.into_number IS NOT NULL
GROUP BY entry.product_id, entry.lot_id, entry.into_product_id, entry.into_number
ON CONFLICT (run_id, input_product_id, coalesce(input_lot_id, 0), output_product_id, output_number)
DO UPDATE SET quantity = run_assignment.quantity + excluded.quantity
