-- A draft order has no transfer, and a finished or cancelled one has none open.
SELECT purchase_order.id, purchase_order.number, purchase_order.state, transfer.number AS transfer, transfer.state AS transfer_state
FROM purchase_order JOIN transfer ON transfer.purchase_order_id = purchase_order.id
WHERE purchase_order.state = 'DRAFT' OR (purchase_order.state IN ('DONE', 'CANCELLED') AND transfer.state = 'READY')
