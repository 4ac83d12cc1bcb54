-- Lines of the journal that brought goods back, with the numbers on their labels that their lot has no longer. Parameter: lines {ids}.
SELECT DISTINCT line.id AS line_id, entry.number
FROM stock_move_line AS line
JOIN transfer_entry AS entry ON entry.line_id = line.transfer_line_id AND entry.lot_id = line.lot_id
JOIN lot ON lot.id = line.lot_id AND lot.number <> entry.number
WHERE line.id {ids} AND line.corrects_id IS NULL
ORDER BY line.id, entry.number
