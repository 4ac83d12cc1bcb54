-- No more is reserved than is on hand.
SELECT id, location_id, product_id, lot_id, on_hand, reserved FROM stock_balance WHERE reserved < 0 OR reserved > on_hand
