-- What keeps the tracking of products from being changed. Parameters: products {ids}, twice.
SELECT balance.product_id AS id, 'Location' AS kind, place.id AS row_id, 'Stock lies in ' AS words, place.path AS name
FROM stock_balance AS balance
JOIN location AS place ON place.id = balance.location_id
WHERE balance.product_id IN {ids} AND balance.on_hand > 0
UNION
SELECT line.product_id, 'Transfer', transfer.id, 'It stands on the open transfer ', transfer.number
FROM transfer_line AS line
JOIN transfer ON transfer.id = line.transfer_id
WHERE line.product_id IN {ids} AND transfer.state = 'READY'
ORDER BY 1, 2, 3
