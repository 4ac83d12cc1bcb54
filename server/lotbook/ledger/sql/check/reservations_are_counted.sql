-- What is reserved of a balance is what its reservations come to, and every reservation has its balance.
SELECT told.product_id, told.lot_id, told.location_id, told.package_id, sum(told.reserved) AS reserved, sum(told.promised) AS promised
FROM (
  SELECT product_id, lot_id, location_id, package_id, reserved, 0 AS promised FROM stock_balance
  UNION ALL
  SELECT product_id, lot_id, location_id, package_id, 0, quantity FROM reservation
) AS told
GROUP BY told.product_id, told.lot_id, told.location_id, told.package_id
HAVING sum(told.reserved) <> sum(told.promised)
