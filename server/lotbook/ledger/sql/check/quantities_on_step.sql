-- Posted and scanned quantities, and steps of products, are whole multiples of the smallest amount of their unit.
SELECT stored.kind, stored.id, stored.quantity
FROM (
  SELECT 'move line' AS kind, id, product_id, quantity FROM stock_move_line
  UNION ALL
  SELECT 'entry', id, product_id, quantity FROM transfer_entry
  UNION ALL
  SELECT 'step', id, id, step FROM product
) AS stored
JOIN product ON product.id = stored.product_id
JOIN unit ON unit.id = product.unit_id
WHERE stored.quantity % CASE unit.decimals
  WHEN 0 THEN 1000000 WHEN 1 THEN 100000 WHEN 2 THEN 10000 WHEN 3 THEN 1000 WHEN 4 THEN 100 WHEN 5 THEN 10 ELSE 1 END <> 0
