-- Since when transfers took at least as much of lots to customers as they have by now, or brought it from vendors, up to a place
-- in the journal: where it was last less before. Parameters: lots {ids}, lots {ids}, seq.
SELECT transfer_id, lot_id, max(seq) AS seq
FROM (
  SELECT transfer_id, lot_id, seq,
    sum(quantity) OVER (PARTITION BY transfer_id, lot_id ORDER BY seq) - quantity AS before,
    sum(quantity) OVER (PARTITION BY transfer_id, lot_id) AS by_now
  FROM (
    SELECT transfer_line.transfer_id, moved.lot_id, operation.seq, sum(moved.quantity) AS quantity
    FROM ({ends}) AS moved
    JOIN operation ON operation.id = moved.operation_id
    JOIN transfer_line ON transfer_line.id = moved.transfer_line_id
    WHERE ((moved.usage = 'CUSTOMER' AND NOT moved.comes) OR (moved.usage = 'VENDOR' AND moved.comes)) AND operation.seq <= ?
    GROUP BY transfer_line.transfer_id, moved.lot_id, operation.seq
  ) AS written
) AS summed
WHERE before < by_now
GROUP BY transfer_id, lot_id
