-- How much of lots of ours open transfers have picked or promised to them, by product. What is picked is promised as well, where
-- anything is. Parameters: lots {ids}, lots {ids}.
SELECT held.transfer_id, held.product_id, CAST(sum(held.quantity) AS BIGINT) AS quantity
FROM (
  SELECT of_lot.transfer_id, of_lot.product_id, of_lot.lot_id, max(of_lot.quantity) AS quantity
  FROM (
    SELECT entry.transfer_id, entry.product_id, entry.lot_id, sum(entry.quantity) AS quantity
    FROM transfer_entry AS entry
    JOIN transfer ON transfer.id = entry.transfer_id AND transfer.state = 'READY'
    JOIN location ON location.id = entry.source_id AND location.physical
    WHERE entry.lot_id {ids}
    GROUP BY entry.transfer_id, entry.product_id, entry.lot_id
    UNION ALL
    SELECT reservation.transfer_id, reservation.product_id, reservation.lot_id, sum(reservation.quantity)
    FROM reservation
    WHERE reservation.lot_id {ids}
    GROUP BY reservation.transfer_id, reservation.product_id, reservation.lot_id
  ) AS of_lot
  GROUP BY of_lot.transfer_id, of_lot.product_id, of_lot.lot_id
) AS held
GROUP BY held.transfer_id, held.product_id
ORDER BY held.transfer_id, held.product_id
