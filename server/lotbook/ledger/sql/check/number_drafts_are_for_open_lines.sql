-- A list of numbers is for a line of an open transfer, or of an order that is a draft: it goes when that is finished or given up.
SELECT number_draft.id, transfer.number, transfer.state
FROM number_draft
JOIN transfer_line ON transfer_line.id = number_draft.line_id
JOIN transfer ON transfer.id = transfer_line.transfer_id
WHERE transfer.state <> 'READY'
UNION ALL
SELECT number_draft.id, ordered.number, ordered.state
FROM number_draft
JOIN purchase_order_line AS line ON line.id = number_draft.order_line_id
JOIN purchase_order AS ordered ON ordered.id = line.order_id
WHERE ordered.state <> 'DRAFT'
