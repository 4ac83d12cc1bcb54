-- Open transfers that have lots of ours picked, or promised to them. Parameters: lots {ids}, lots {ids}.
SELECT transfer.id
FROM transfer
WHERE transfer.state = 'READY' AND transfer.id IN (
  SELECT entry.transfer_id FROM transfer_entry AS entry
  JOIN location ON location.id = entry.source_id AND location.physical
  WHERE entry.lot_id {ids}
  UNION
  SELECT line.transfer_id FROM reservation JOIN transfer_line AS line ON line.id = reservation.transfer_line_id
  WHERE reservation.lot_id {ids})
ORDER BY transfer.id
