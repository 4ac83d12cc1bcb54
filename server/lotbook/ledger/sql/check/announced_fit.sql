-- What is announced and still to come is of a tracked product that comes from outside, a serial exactly when each unit has one.
SELECT announced.id, announced.number, 'not as its product is tracked' AS fault
FROM expected_number AS announced
LEFT JOIN transfer_line AS line ON line.id = announced.transfer_line_id
LEFT JOIN transfer ON transfer.id = line.transfer_id
LEFT JOIN purchase_order_line AS ordered ON ordered.id = announced.order_line_id
JOIN product ON product.id = coalesce(line.product_id, ordered.product_id)
WHERE coalesce(transfer.state, 'READY') = 'READY'
  AND (product.tracking = 'NONE' OR announced.serial <> (product.tracking = 'SERIAL') OR announced.quantity % product.step <> 0)
UNION ALL
SELECT announced.id, announced.number, 'does not come from outside'
FROM expected_number AS announced
JOIN transfer_line AS line ON line.id = announced.transfer_line_id
JOIN location AS source ON source.id = line.source_id
WHERE source.physical
UNION ALL
SELECT announced.id, announced.number, 'on a line of a confirmed order'
FROM expected_number AS announced
JOIN purchase_order_line AS ordered ON ordered.id = announced.order_line_id
JOIN purchase_order ON purchase_order.id = ordered.order_id
WHERE purchase_order.state IN ('CONFIRMED', 'DONE')
