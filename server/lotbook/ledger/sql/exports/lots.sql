-- Lots and serials, with how much of each is on hand.
SELECT lot.id, lot.number, product.sku, product.name, lot.maker_number, lot.reference, lot.batch, lot.expiry, lot.best_before,
  lot.production, lot.first_in, lot.disposition,
  (SELECT coalesce(sum(on_hand), 0) FROM stock_balance WHERE lot_id = lot.id), unit.symbol
FROM lot
JOIN product ON product.id = lot.product_id
JOIN unit ON unit.id = product.unit_id
WHERE lot.id > ? ORDER BY lot.id LIMIT ?
