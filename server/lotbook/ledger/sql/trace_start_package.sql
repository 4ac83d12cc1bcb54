-- Lots that are, or were, in a package. Parameters: package, package.
SELECT lot_id AS id FROM stock_move_line WHERE source_package_id = ? AND lot_id IS NOT NULL
UNION
SELECT lot_id FROM stock_move_line WHERE destination_package_id = ? AND lot_id IS NOT NULL
ORDER BY 1
