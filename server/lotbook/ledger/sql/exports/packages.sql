-- Packages, with where each is.
SELECT package.id, {of}, package.number, package.created,
  (SELECT min(location.path) FROM stock_balance AS balance JOIN location ON location.id = balance.location_id
   WHERE balance.package_id = package.id AND balance.on_hand > 0),
  (SELECT count(*) FROM stock_balance AS balance WHERE balance.package_id = package.id AND balance.on_hand > 0)
FROM package WHERE {which} AND package.id > ? ORDER BY package.id LIMIT ?
