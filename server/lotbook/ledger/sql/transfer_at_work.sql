-- A transfer with its rules; {lock}: alone of these rows. Parameter: transfer.
SELECT transfer.id, transfer.number, transfer.state, transfer.version, transfer.partner_id, transfer.purchase_order_id,
  transfer.sales_order_id, transfer.backorder_of_id, transfer.return_of_id, transfer.replaces_id, transfer.onward_to_id,
  transfer.shipped_by_id, transfer.manufacturing_order_id, transfer.run_id, transfer.source_id, transfer.destination_id,
  transfer.operation_type_id,
  transfer.due_on, transfer.updated, transfer.updated_by_id, transfer.warehouse_id,
  type.kind, type.number_rule, type.tolerance, type.backorder_policy, type.prints_slip, type.prints_labels,
  type.unexpected_numbers, type.check_above, type.reservation_policy, type.reservation_days,
  warehouse.time_zone, settings.expiry_dates, settings.uniqueness_scope, settings.number_reuse, settings.reuse_severity
FROM (SELECT * FROM transfer WHERE id = ? {lock}) AS transfer
JOIN operation_type AS type ON type.id = transfer.operation_type_id
JOIN warehouse ON warehouse.id = transfer.warehouse_id
CROSS JOIN settings
