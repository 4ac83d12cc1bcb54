-- Balance rows of goods, locked in key order: all of each lot, for posting locks the places where it goes too. Parameters:
-- {lots}; {products}, of which those without numbers.
SELECT balance.id
FROM stock_balance AS balance
WHERE balance.lot_id {lots} OR (balance.lot_id IS NULL AND balance.product_id {products})
ORDER BY balance.product_id, coalesce(balance.lot_id, 0), balance.location_id, coalesce(balance.package_id, 0)
{lock}
