-- What is carried for a line is picked by who carries it, and the line is promised no more, that included, than it expects
-- or has.
SELECT carried.mover_line_id AS line_id, 'not picked' AS fault, sum(carried.quantity) AS quantity, picked.quantity AS is_there
FROM carried_promise AS carried
LEFT JOIN (
  SELECT line_id, coalesce(lot_id, 0) AS lot_key, source_id, coalesce(source_package_id, 0) AS package_key, sum(quantity) AS quantity
  FROM transfer_entry GROUP BY line_id, coalesce(lot_id, 0), source_id, coalesce(source_package_id, 0)
) AS picked ON picked.line_id = carried.mover_line_id AND picked.lot_key = coalesce(carried.lot_id, 0)
  AND picked.source_id = carried.location_id AND picked.package_key = coalesce(carried.package_id, 0)
GROUP BY carried.mover_line_id, coalesce(carried.lot_id, 0), carried.location_id, coalesce(carried.package_id, 0), picked.quantity
HAVING sum(carried.quantity) > coalesce(picked.quantity, 0)
UNION ALL
SELECT line.id, 'more than the line expects or has', promised.quantity, line.expected
FROM transfer_line AS line
JOIN (
  SELECT goods.transfer_line_id, sum(goods.quantity) AS quantity
  FROM (
    SELECT transfer_line_id, quantity FROM carried_promise
    UNION ALL
    SELECT transfer_line_id, quantity FROM reservation
    WHERE transfer_line_id IN (SELECT transfer_line_id FROM carried_promise)
  ) AS goods
  GROUP BY goods.transfer_line_id
) AS promised ON promised.transfer_line_id = line.id
LEFT JOIN (
  SELECT line_id, sum(quantity) AS quantity FROM transfer_entry GROUP BY line_id
) AS recorded ON recorded.line_id = line.id
WHERE promised.quantity > line.expected AND promised.quantity > coalesce(recorded.quantity, 0)
