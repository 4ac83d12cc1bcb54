-- Balance rows of goods that are to be stopped, locked in key order like those of goods that are taken. {goods}: a
-- condition, with its parameters.
SELECT id FROM stock_balance
WHERE {goods}
ORDER BY product_id, coalesce(lot_id, 0), location_id, coalesce(package_id, 0)
{lock}
