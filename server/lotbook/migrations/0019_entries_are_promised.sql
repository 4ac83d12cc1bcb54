-- What was scanned onto open transfers from our places is promised to them from now on, in the order in which it was scanned.
INSERT INTO reservation (transfer_id, transfer_line_id, product_id, lot_id, serial, location_id, quantity, chosen_by, operation_id)
SELECT taken.transfer_id, taken.line_id, taken.product_id, taken.lot_id, balance.serial, taken.source_id,
  CAST(sum(taken.quantity) AS BIGINT), 'SCAN', max(taken.operation_id)
FROM (
  SELECT entry.*, sum(entry.quantity) OVER (
    PARTITION BY entry.product_id, coalesce(entry.lot_id, 0), entry.source_id ORDER BY entry.id) AS together
  FROM transfer_entry AS entry
  JOIN transfer ON transfer.id = entry.transfer_id AND transfer.state = 'READY'
  JOIN location ON location.id = entry.source_id AND location.physical
) AS taken
JOIN stock_balance AS balance ON balance.product_id = taken.product_id
  AND coalesce(balance.lot_id, 0) = coalesce(taken.lot_id, 0)
  AND balance.location_id = taken.source_id AND balance.package_id IS NULL
WHERE taken.together <= balance.on_hand
GROUP BY taken.transfer_id, taken.line_id, taken.product_id, taken.lot_id, balance.serial, taken.source_id;
-- Goods that another document had first are not on this one any more.
DELETE FROM transfer_entry
WHERE id IN (
  SELECT taken.id
  FROM (
    SELECT entry.id, entry.line_id, entry.product_id, entry.lot_id, entry.source_id, sum(entry.quantity) OVER (
      PARTITION BY entry.product_id, coalesce(entry.lot_id, 0), entry.source_id ORDER BY entry.id) AS together
    FROM transfer_entry AS entry
    JOIN transfer ON transfer.id = entry.transfer_id AND transfer.state = 'READY'
    JOIN location ON location.id = entry.source_id AND location.physical
  ) AS taken
  LEFT JOIN stock_balance AS balance ON balance.product_id = taken.product_id
    AND coalesce(balance.lot_id, 0) = coalesce(taken.lot_id, 0)
    AND balance.location_id = taken.source_id AND balance.package_id IS NULL
  WHERE taken.together > coalesce(balance.on_hand, 0)
);
