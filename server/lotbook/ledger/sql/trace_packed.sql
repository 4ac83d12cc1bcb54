-- What of lots was put into packages, up to a place in the journal and before an instant, and when; a package that moves is
-- not packed again. Parameters: lots {ids}, seq, instant.
WITH packed AS (
  SELECT id, lot_id, product_id, destination_package_id AS package_id, operation_id, quantity, recorded, occurred, occurred_margin
  FROM stock_move_line
  WHERE lot_id {ids} AND destination_package_id IS NOT NULL AND corrects_id IS NULL
    AND coalesce(source_package_id, 0) <> destination_package_id
), with_corrections AS (
  SELECT lot_id, product_id, package_id, operation_id, quantity, recorded, occurred, occurred_margin FROM packed
  UNION ALL
  SELECT packed.lot_id, packed.product_id, packed.package_id, line.operation_id, -line.quantity, line.recorded, line.occurred,
    line.occurred_margin
  FROM packed JOIN stock_move_line AS line ON line.corrects_id = packed.id
)
SELECT {array}(lot_id) AS lot_id, {array}(product_id) AS product_id, {array}(package_id) AS package_id,
  {array}(quantity) AS quantity, {array}(operation_id) AS operation_id,
  {array}(first_seq) AS first_seq, {array}(earliest) AS earliest, {array}(last_seq) AS last_seq, {array}(latest) AS latest
FROM (
  SELECT moved.lot_id, moved.product_id, moved.package_id,
    CAST(sum(moved.quantity) AS BIGINT) AS quantity,
    max(operation.id) AS operation_id,
    min(operation.seq) AS first_seq,
    min(coalesce(moved.occurred - coalesce(moved.occurred_margin, 0) * 1000000, moved.recorded)) AS earliest,
    max(operation.seq) AS last_seq,
    max(coalesce(moved.occurred + coalesce(moved.occurred_margin, 0) * 1000000, moved.recorded)) AS latest
  FROM with_corrections AS moved
  JOIN operation ON operation.id = moved.operation_id
  WHERE operation.seq <= ? AND coalesce(moved.occurred, moved.recorded) < ?
  GROUP BY 1, 2, 3
  HAVING sum(moved.quantity) <> 0
  ORDER BY 1, 3
) AS movement
