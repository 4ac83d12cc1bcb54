-- Lines of a transfer with all that decides what may be put on them. Parameter: transfer.
SELECT line.id, line.position, line.expected, line.source_id, line.destination_id, line.purchase_order_line_id,
  line.sales_order_line_id, line.returns_line_id, line.unit_id AS ordered_unit_id, line.packaging_id, line.per_packaging,
  product.id AS product_id, product.name AS product_name, product.category_id, product.tracking, product.unit_id,
  product.step, product.shelf_life_days, product.stops_use, product.gives_own_numbers, product.number_pattern, product.number_next,
  unit.symbol, unit.category, unit.kind AS unit_kind, unit.numerator, unit.denominator,
  source.physical AS source_physical, source.path AS source_path, destination.path AS destination_path,
  coalesce(recorded.quantity, 0) AS recorded, coalesce(recorded.entries, 0) AS entries,
  EXISTS (SELECT 1 FROM expected_number WHERE expected_number.transfer_line_id = line.id) AS announced
FROM transfer_line AS line
JOIN product ON product.id = line.product_id
JOIN unit ON unit.id = product.unit_id
JOIN location AS source ON source.id = line.source_id
JOIN location AS destination ON destination.id = line.destination_id
LEFT JOIN (
  SELECT line_id, CAST(sum(quantity) AS BIGINT) AS quantity, count(*) AS entries
  FROM transfer_entry WHERE transfer_id = ? GROUP BY line_id
) AS recorded ON recorded.line_id = line.id
WHERE line.transfer_id = ?
ORDER BY line.position
