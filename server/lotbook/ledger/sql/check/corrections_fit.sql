-- A correction comes later than the line it corrects, moves the same lot, and all of them together no more than the line.
SELECT wrong.id, min(back.id) AS correction, 'more than the line' AS fault
FROM stock_move_line AS wrong JOIN stock_move_line AS back ON back.corrects_id = wrong.id
GROUP BY wrong.id, wrong.quantity HAVING sum(back.quantity) > wrong.quantity
UNION ALL
SELECT wrong.id, back.id, 'another product or lot'
FROM stock_move_line AS wrong JOIN stock_move_line AS back ON back.corrects_id = wrong.id
WHERE wrong.product_id <> back.product_id OR coalesce(wrong.lot_id, 0) <> coalesce(back.lot_id, 0)
UNION ALL
SELECT wrong.id, back.id, 'not later'
FROM stock_move_line AS wrong JOIN stock_move_line AS back ON back.corrects_id = wrong.id
JOIN operation AS before ON before.id = wrong.operation_id
JOIN operation AS after ON after.id = back.operation_id
WHERE after.seq <= before.seq
