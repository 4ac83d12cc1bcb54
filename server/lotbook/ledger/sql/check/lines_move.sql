-- A line moves more than nothing between two places or packages.
SELECT id, source_id, destination_id, quantity FROM stock_move_line
WHERE quantity <= 0
  OR (source_id = destination_id AND coalesce(source_package_id, 0) = coalesce(destination_package_id, 0))
