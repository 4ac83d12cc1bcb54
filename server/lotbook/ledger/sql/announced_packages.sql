-- Open documents on which cartons or pallets are announced. Parameters: {ssccs}, twice.
SELECT DISTINCT package.sscc, transfer.id AS transfer_id, coalesce(transfer.number, purchase_order.number) AS document
FROM (
  SELECT carton AS sscc, transfer_line_id, order_line_id FROM expected_number WHERE carton {ssccs}
  UNION
  SELECT pallet, transfer_line_id, order_line_id FROM expected_number WHERE pallet {ssccs}
) AS package
LEFT JOIN transfer_line AS line ON line.id = package.transfer_line_id
LEFT JOIN transfer ON transfer.id = line.transfer_id
LEFT JOIN purchase_order_line AS ordered ON ordered.id = package.order_line_id
LEFT JOIN purchase_order ON purchase_order.id = ordered.order_id
WHERE coalesce(transfer.state, 'READY') = 'READY'
ORDER BY 3
