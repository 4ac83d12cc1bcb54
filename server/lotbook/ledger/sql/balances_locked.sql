-- The balance rows of an operation's lines behind one of them, locked in key order. Parameters: operation, line.
SELECT balance.id
FROM stock_balance AS balance
WHERE (balance.product_id, coalesce(balance.lot_id, 0)) IN (
  SELECT DISTINCT product_id, coalesce(lot_id, 0) FROM stock_move_line WHERE operation_id = ? AND id > ?)
ORDER BY balance.product_id, coalesce(balance.lot_id, 0), balance.location_id, coalesce(balance.package_id, 0)
{lock}
