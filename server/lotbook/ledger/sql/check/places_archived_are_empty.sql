-- Nothing lies in an archived place.
SELECT location.id, location.path, balance.product_id, balance.lot_id, balance.on_hand
FROM stock_balance AS balance JOIN location ON location.id = balance.location_id
WHERE NOT location.active AND balance.on_hand <> 0
