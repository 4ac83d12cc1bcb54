-- Holds, in force and ended.
SELECT hold.id, {of}, lot.number, product.sku, hold.batch, location.path, package.number, hold.quantity, hold.reason,
  placed.recorded, ended.recorded
FROM hold
JOIN operation AS placed ON placed.id = hold.operation_id
LEFT JOIN operation AS ended ON ended.id = hold.ended_operation_id
LEFT JOIN lot ON lot.id = hold.lot_id
LEFT JOIN product ON product.id = coalesce(hold.product_id, lot.product_id)
LEFT JOIN location ON location.id = hold.location_id
LEFT JOIN package ON package.id = hold.package_id
WHERE {which} AND hold.id > ? ORDER BY hold.id LIMIT ?
