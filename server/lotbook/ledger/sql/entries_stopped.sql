-- Goods of the entries of transfers that are taken from our places where not everything may be done with them: how much
-- goes to what kind of place, how much lies there, how much of that the holds in force stop, and what was decided
-- about the lot. Parameter: {transfers}.
SELECT taken.transfer_id, taken.product_id, taken.lot_id, taken.source_id, taken.source_package_id, taken.usage, taken.blocked, taken.quantity,
  taken.on_hand, taken.stopped, taken.disposition
FROM (
  SELECT entry.transfer_id, entry.product_id, entry.lot_id, entry.source_id, entry.source_package_id, entry.usage, entry.blocked, entry.quantity,
    balance.on_hand, coalesce(lot.disposition, 'RELEASED') AS disposition, {stopped} AS stopped
  FROM (
    SELECT entry.transfer_id, entry.product_id, entry.lot_id, entry.source_id, entry.source_package_id,
      destination.usage, destination.blocked, CAST(sum(entry.quantity) AS BIGINT) AS quantity
    FROM transfer_entry AS entry
    JOIN location AS source ON source.id = entry.source_id AND source.physical
    JOIN location AS destination ON destination.id = entry.destination_id
    WHERE entry.transfer_id {transfers}
    GROUP BY entry.transfer_id, entry.product_id, entry.lot_id, entry.source_id, entry.source_package_id,
      destination.usage, destination.blocked
  ) AS entry
  JOIN stock_balance AS balance ON balance.product_id = entry.product_id
    AND coalesce(balance.lot_id, 0) = coalesce(entry.lot_id, 0) AND balance.location_id = entry.source_id
    AND coalesce(balance.package_id, 0) = coalesce(entry.source_package_id, 0)
  LEFT JOIN lot ON lot.id = entry.lot_id
) AS taken
WHERE taken.stopped > 0 OR taken.disposition <> 'RELEASED'
ORDER BY taken.transfer_id, taken.product_id, taken.lot_id, taken.source_id, taken.source_package_id
