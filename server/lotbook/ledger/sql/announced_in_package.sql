-- What was announced to be in a carton or on a pallet, on the newest of the documents that name it. Parameters: its SSCC,
-- twice.
WITH told AS (
  SELECT announced.id, coalesce(transfer.id, purchase_order.id) AS document, transfer.id IS NULL AS ordered,
    coalesce(line.product_id, ordered.product_id) AS product_id, announced.number, announced.quantity, announced.expiry,
    announced.best_before
  FROM expected_number AS announced
  LEFT JOIN transfer_line AS line ON line.id = announced.transfer_line_id
  LEFT JOIN transfer ON transfer.id = line.transfer_id
  LEFT JOIN purchase_order_line AS ordered ON ordered.id = announced.order_line_id
  LEFT JOIN purchase_order ON purchase_order.id = ordered.order_id
  WHERE announced.carton = ? OR announced.pallet = ?
),
newest AS (SELECT ordered, document FROM told ORDER BY id DESC LIMIT 1)
SELECT told.product_id, told.number, told.quantity, told.expiry, told.best_before
FROM told JOIN newest ON newest.ordered = told.ordered AND newest.document = told.document
ORDER BY told.id
