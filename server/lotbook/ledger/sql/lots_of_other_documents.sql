-- Lots that something else than a family of transfers moved: the transfer, the one that it is the backorder of, and
-- that one's other backorders. {lots}: condition on lot ids. Parameters: lots, transfer, transfer, transfer.
SELECT DISTINCT line.lot_id
FROM stock_move_line AS line
LEFT JOIN transfer_line ON transfer_line.id = line.transfer_line_id
WHERE line.lot_id {lots} AND (transfer_line.transfer_id IS NULL OR transfer_line.transfer_id NOT IN (
  SELECT family.id FROM transfer AS family
  WHERE family.id = ?
    OR family.id = (SELECT backorder_of_id FROM transfer WHERE id = ?)
    OR family.backorder_of_id = (SELECT backorder_of_id FROM transfer WHERE id = ?)))
