-- Certificates of the lots that transfers moved or have on them. Parameters: transfers, twice.
WITH carried (transfer_id, lot_id) AS (
  SELECT transfer_line.transfer_id, line.lot_id FROM transfer_line
  JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id
  WHERE transfer_line.transfer_id {transfers} AND line.lot_id IS NOT NULL
  UNION
  SELECT entry.transfer_id, entry.lot_id FROM transfer_entry AS entry
  WHERE entry.transfer_id {transfers} AND entry.lot_id IS NOT NULL
), files AS (
  SELECT carried.transfer_id, attachment.id FROM carried
  JOIN attachment ON attachment.lot_id = carried.lot_id
  WHERE attachment.kind = 'CERTIFICATE' AND attachment.removed_operation_id IS NULL
  UNION
  SELECT carried.transfer_id, attachment.id FROM carried
  JOIN hold ON hold.lot_id = carried.lot_id
  JOIN attachment ON attachment.hold_id = hold.id
  WHERE attachment.kind = 'CERTIFICATE' AND attachment.removed_operation_id IS NULL
)
SELECT transfer_id, id FROM files ORDER BY transfer_id, id
