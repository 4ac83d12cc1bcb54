-- What was announced for a line and did not come is announced for the line of its backorder.
-- Parameters: line, three times for {came}; the backorder's line, operation, line.
WITH came AS ({came}), hits AS ({hits})
INSERT INTO expected_number (transfer_line_id, serial, number, maker_number, quantity, expiry, best_before, carton, pallet, operation_id)
SELECT CAST(? AS BIGINT), announced.serial, announced.number, announced.maker_number,
  announced.quantity - coalesce(matched.quantity, 0), announced.expiry, announced.best_before, announced.carton,
  announced.pallet, CAST(? AS BIGINT)
FROM expected_number AS announced
LEFT JOIN (
  SELECT expected_id, CAST(sum(quantity) AS BIGINT) AS quantity FROM hits GROUP BY expected_id
) AS matched ON matched.expected_id = announced.id
WHERE announced.transfer_line_id = ? AND announced.quantity > coalesce(matched.quantity, 0)
ORDER BY announced.id
