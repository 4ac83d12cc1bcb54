-- The line of a receipt that a line of a draft order will have, as `lines_at_work` tells one. Parameters: source of the
-- receipt, its destination, the line.
SELECT line.id, line.position, line.stock_quantity AS expected, source.id AS source_id, destination.id AS destination_id,
  line.id AS purchase_order_line_id, CAST(NULL AS BIGINT) AS sales_order_line_id, CAST(NULL AS BIGINT) AS returns_line_id, line.unit_id AS ordered_unit_id, line.packaging_id, line.per_packaging,
  product.id AS product_id, product.name AS product_name, product.category_id, product.tracking, product.unit_id, product.step,
  product.shelf_life_days, product.stops_use, product.gives_own_numbers, product.number_pattern, product.number_next,
  unit.symbol, unit.category, unit.kind AS unit_kind, unit.numerator, unit.denominator,
  source.physical AS source_physical, source.path AS source_path, destination.path AS destination_path,
  0 AS recorded, 0 AS entries,
  EXISTS (SELECT 1 FROM expected_number WHERE expected_number.order_line_id = line.id) AS announced
FROM purchase_order_line AS line
JOIN product ON product.id = line.product_id
JOIN unit ON unit.id = product.unit_id
JOIN location AS source ON source.id = ?
JOIN location AS destination ON destination.id = ?
WHERE line.id = ?
