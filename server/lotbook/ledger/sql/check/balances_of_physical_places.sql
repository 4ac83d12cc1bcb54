-- Balances are kept once per place, product, lot and package, for physical places only, with the lot's own product and kind.
SELECT balance.id, balance.location_id, balance.product_id, balance.lot_id, 'not a physical place' AS fault
FROM stock_balance AS balance JOIN location ON location.id = balance.location_id
WHERE NOT location.physical
UNION ALL
SELECT balance.id, balance.location_id, balance.product_id, balance.lot_id, 'lot of another product or kind'
FROM stock_balance AS balance JOIN lot ON lot.id = balance.lot_id
WHERE lot.product_id <> balance.product_id OR lot.serial <> balance.serial
UNION ALL
SELECT min(id), location_id, product_id, lot_id, 'more than one row'
FROM stock_balance GROUP BY location_id, product_id, lot_id, package_id HAVING count(*) > 1
