-- Balance rows that a transfer's entries take from, locked in key order. Parameter: transfer.
SELECT balance.id
FROM stock_balance AS balance
WHERE (balance.product_id, coalesce(balance.lot_id, 0), balance.location_id) IN (
  SELECT product_id, coalesce(lot_id, 0), source_id FROM transfer_entry WHERE transfer_id = ?)
ORDER BY balance.product_id, coalesce(balance.lot_id, 0), balance.location_id, coalesce(balance.package_id, 0)
{lock}
