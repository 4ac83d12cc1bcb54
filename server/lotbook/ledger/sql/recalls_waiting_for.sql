-- Recalls that wait for a second person, by open transfers that have lots picked which they would stop, or promised to them.
-- Parameters: transfers {ids}, transfers {ids}.
SELECT entry.transfer_id, waiting.recall_id
FROM transfer_entry AS entry
JOIN transfer ON transfer.id = entry.transfer_id AND transfer.state = 'READY'
JOIN location ON location.id = entry.source_id AND location.physical
JOIN recall_waiting AS waiting ON waiting.lot_id = entry.lot_id
WHERE entry.transfer_id {ids}
UNION
SELECT line.transfer_id, waiting.recall_id
FROM transfer_line AS line
JOIN reservation ON reservation.transfer_line_id = line.id
JOIN recall_waiting AS waiting ON waiting.lot_id = reservation.lot_id
WHERE line.transfer_id {ids}
ORDER BY 2 DESC
