-- Packages, with where each is and what is in it, a row for each lot or product; empty ones behind them, with a row each.
SELECT coalesce(balance.id, 4611686018427387904 + package.id), {of}, package.number, package.created, location.path, product.sku, lot.number,
  balance.on_hand, unit.symbol
FROM package
LEFT JOIN stock_balance AS balance ON balance.package_id = package.id AND balance.on_hand > 0
LEFT JOIN location ON location.id = balance.location_id
LEFT JOIN product ON product.id = balance.product_id
LEFT JOIN unit ON unit.id = product.unit_id
LEFT JOIN lot ON lot.id = balance.lot_id
WHERE {which} AND coalesce(balance.id, 4611686018427387904 + package.id) > ? ORDER BY 1 LIMIT ?
