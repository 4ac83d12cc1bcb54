-- A hold stops what can lie with us: its place is physical, a quantity of it is on the product's step and of no serial,
-- and what ended it came later in the book.
SELECT hold.id, hold.lot_id, hold.location_id, hold.quantity
FROM hold
LEFT JOIN location ON location.id = hold.location_id
LEFT JOIN lot ON lot.id = hold.lot_id
LEFT JOIN product ON product.id = lot.product_id
LEFT JOIN operation AS placed ON placed.id = hold.operation_id
LEFT JOIN operation AS ended ON ended.id = hold.ended_operation_id
WHERE NOT coalesce(location.physical, TRUE)
  OR (hold.quantity IS NOT NULL AND (lot.serial OR hold.quantity % product.step <> 0))
  OR ended.seq <= placed.seq
