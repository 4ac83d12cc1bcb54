-- The receipt that a draft order will have, as `transfer_at_work` tells one. Parameter: a line of the order.
SELECT 0 AS id, ordered.number, 'READY' AS state, 0 AS version, ordered.vendor_id AS partner_id, ordered.id AS purchase_order_id,
  CAST(NULL AS BIGINT) AS sales_order_id, CAST(NULL AS BIGINT) AS backorder_of_id, CAST(NULL AS BIGINT) AS return_of_id, CAST(NULL AS BIGINT) AS replaces_id, CAST(NULL AS BIGINT) AS onward_to_id, CAST(NULL AS BIGINT) AS shipped_by_id,
  CAST(NULL AS BIGINT) AS manufacturing_order_id, CAST(NULL AS BIGINT) AS run_id, type.source_id, type.destination_id, type.id AS operation_type_id,
  ordered.expected_on AS due_on, ordered.created AS updated, ordered.created_by_id AS updated_by_id, ordered.warehouse_id,
  type.kind, type.number_rule, type.tolerance, type.backorder_policy, type.prints_slip, type.prints_labels,
  type.unexpected_numbers, type.check_above, type.reservation_policy, type.reservation_days,
  warehouse.time_zone, settings.expiry_dates, settings.uniqueness_scope, settings.number_reuse, settings.reuse_severity
FROM purchase_order_line AS line
JOIN purchase_order AS ordered ON ordered.id = line.order_id
JOIN warehouse ON warehouse.id = ordered.warehouse_id
JOIN operation_type AS type ON type.id = (
  SELECT min(id) FROM operation_type WHERE warehouse_id = ordered.warehouse_id AND kind = 'RECEIPT' AND active)
CROSS JOIN settings
WHERE line.id = ?
