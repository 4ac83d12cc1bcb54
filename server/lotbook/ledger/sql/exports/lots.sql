-- Lots and serials.
SELECT lot.id, {of},
  lot.number, product.sku, product.name, lot.maker_number, lot.reference, lot.batch, lot.expiry, lot.best_before,
  lot.production, lot.last_day, lot.first_in, lot.disposition, unit.symbol
FROM lot
JOIN product ON product.id = lot.product_id
JOIN unit ON unit.id = product.unit_id
WHERE {which} AND lot.undone_by_id IS NULL AND lot.id > ? ORDER BY lot.id LIMIT ?
