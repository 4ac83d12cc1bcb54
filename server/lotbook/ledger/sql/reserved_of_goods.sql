-- Goods that are promised to someone, where they lie. {goods}: a condition, with its parameters.
SELECT product_id, lot_id, location_id, package_id, on_hand, reserved
FROM stock_balance
WHERE {goods} AND reserved > 0
