-- What lots are called, with their product and its unit. Parameter: lots {ids}.
SELECT {array}(lot.id) AS id, {array}(lot.number) AS number, {array}(product.name) AS product, {array}(unit.symbol) AS unit
FROM lot
JOIN product ON product.id = lot.product_id
JOIN unit ON unit.id = product.unit_id
WHERE lot.id {ids}
