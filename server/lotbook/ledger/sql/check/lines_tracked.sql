-- By its own tracking, a line has a lot or none, a serial exactly one unit, and the lot is of the line's product.
SELECT line.id, line.tracking, line.product_id, line.lot_id, line.quantity
FROM stock_move_line AS line LEFT JOIN lot ON lot.id = line.lot_id
WHERE (line.tracking = 'NONE') <> (line.lot_id IS NULL)
  OR (line.tracking = 'SERIAL' AND line.quantity <> 1000000)
  OR lot.product_id <> line.product_id
