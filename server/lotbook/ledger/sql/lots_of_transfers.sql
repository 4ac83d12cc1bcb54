-- Lots that transfers moved or have on them. Parameters: transfers, twice.
SELECT transfer_line.transfer_id AS of_id, line.lot_id FROM transfer_line
JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id
WHERE transfer_line.transfer_id {among} AND line.lot_id IS NOT NULL
UNION
SELECT entry.transfer_id, entry.lot_id FROM transfer_entry AS entry
WHERE entry.transfer_id {among} AND entry.lot_id IS NOT NULL
