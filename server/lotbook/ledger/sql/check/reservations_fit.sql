-- Only open transfers have reservations, of goods of their line's product; a serial is promised once, and no line is
-- promised more than it expects or has.
SELECT reservation.id, transfer.number, 'not of an open transfer or its line' AS fault
FROM reservation
JOIN transfer ON transfer.id = reservation.transfer_id
JOIN transfer_line AS line ON line.id = reservation.transfer_line_id
LEFT JOIN lot ON lot.id = reservation.lot_id
WHERE transfer.state <> 'READY' OR line.transfer_id <> transfer.id OR line.product_id <> reservation.product_id
  OR coalesce(lot.product_id, reservation.product_id) <> reservation.product_id
  OR coalesce(lot.serial, FALSE) <> reservation.serial
UNION ALL
SELECT min(id), min(CAST(lot_id AS TEXT)), 'a serial promised twice'
FROM reservation WHERE serial GROUP BY lot_id HAVING count(*) > 1 OR sum(quantity) <> 1000000
UNION ALL
SELECT line.id, transfer.number, 'more than the line expects or has'
FROM transfer_line AS line
JOIN transfer ON transfer.id = line.transfer_id
JOIN (
  SELECT transfer_line_id, sum(quantity) AS quantity FROM reservation GROUP BY transfer_line_id
) AS promised ON promised.transfer_line_id = line.id
LEFT JOIN (
  SELECT line_id, sum(quantity) AS quantity FROM transfer_entry GROUP BY line_id
) AS recorded ON recorded.line_id = line.id
WHERE promised.quantity > line.expected AND promised.quantity > coalesce(recorded.quantity, 0)
