-- Balance rows of the goods that a transfer's entries take from our places, and of those promised to it or carried for it,
-- locked in key order: all of each lot, not only where it is taken, for posting locks the places where it goes too, and two ways through
-- the same goods would otherwise wait for each other. Parameter: transfer, three times.
SELECT balance.id
FROM stock_balance AS balance
WHERE (balance.product_id, coalesce(balance.lot_id, 0)) IN (
  SELECT product_id, coalesce(lot_id, 0) FROM transfer_entry WHERE transfer_id = ?
  UNION
  SELECT product_id, coalesce(lot_id, 0) FROM reservation WHERE transfer_id = ?
  UNION
  SELECT product_id, coalesce(lot_id, 0) FROM carried_promise WHERE transfer_id = ?)
ORDER BY balance.product_id, coalesce(balance.lot_id, 0), balance.location_id, coalesce(balance.package_id, 0)
{lock}
