-- Numbers and dates on the slip of a transfer. {moved}: what it moved, by line and lot. Parameter: of `lots_moved`.
SELECT moved.line_id, moved.lot_id, moved.quantity, lot.number, lot.expiry, lot.best_before
FROM ({moved}) AS moved
LEFT JOIN lot ON lot.id = moved.lot_id
ORDER BY moved.line_id, lot.id
