-- What lies where, as the template of stock has it.
SELECT balance.id, {of},
  product.sku, lot.number, balance.on_hand, location.path, lot.expiry, lot.best_before, lot.production,
  lot.maker_number, lot.batch
FROM stock_balance AS balance
JOIN product ON product.id = balance.product_id
JOIN location ON location.id = balance.location_id
LEFT JOIN lot ON lot.id = balance.lot_id
WHERE {which} AND balance.id > ? ORDER BY balance.id LIMIT ?
