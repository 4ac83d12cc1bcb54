-- What lies where, as the template of stock has it, but for the status.
SELECT balance.id, {of},
  product.sku, lot.number, balance.on_hand, location.path, lot.expiry, lot.best_before, lot.production,
  lot.maker_number, lot.batch, package.number
FROM stock_balance AS balance
JOIN product ON product.id = balance.product_id
JOIN location ON location.id = balance.location_id
LEFT JOIN package ON package.id = balance.package_id
LEFT JOIN lot ON lot.id = balance.lot_id
WHERE {which} AND balance.id > ? ORDER BY balance.id LIMIT ?
