-- Lots on hand whose last day is not beyond a day, and of which nobody was told. Parameters: that day, how many.
SELECT lot.id, lot.number, lot.last_day, product.name
FROM lot
JOIN product ON product.id = lot.product_id
WHERE lot.last_day_key <= ?
  AND EXISTS (SELECT 1 FROM stock_balance WHERE stock_balance.lot_id = lot.id AND stock_balance.on_hand > 0)
  AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.key = 'EXPIRY:' || lot.id || ':' || lot.last_day)
ORDER BY lot.last_day_key, lot.id
LIMIT ?
