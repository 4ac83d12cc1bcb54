-- Numbers and dates on the slip of a transfer, of the products that its lines name. {moved}: what it moved. Parameter: of
-- `lots_moved`.
SELECT moved.line_id, moved.lot_id, moved.quantity, lot.number, lot.expiry, lot.best_before
FROM ({moved}) AS moved
JOIN transfer_line AS line ON line.id = moved.line_id AND line.product_id = moved.product_id
LEFT JOIN lot ON lot.id = moved.lot_id
ORDER BY moved.line_id, lot.id
