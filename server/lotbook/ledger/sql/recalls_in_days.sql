-- What an operation moved of products, or for partners, of which recalls that are under way hold some days, and that is
-- not in their scope yet. Which day it was, the calendar of the warehouse tells.
-- Parameter: operation.
SELECT DISTINCT recall.id AS recall_id, line.lot_id, period.since, period.until, period.product_id, lot.first_in,
  line.recorded, line.occurred, warehouse.time_zone, NOT source.physical AS came
FROM stock_move_line AS line
JOIN location AS source ON source.id = line.source_id
JOIN lot ON lot.id = line.lot_id
LEFT JOIN transfer_line ON transfer_line.id = line.transfer_line_id
LEFT JOIN transfer ON transfer.id = transfer_line.transfer_id
LEFT JOIN warehouse ON warehouse.id = transfer.warehouse_id
JOIN recall_period AS period ON period.product_id = lot.product_id OR period.partner_id = transfer.partner_id
JOIN recall ON recall.id = period.recall_id AND recall.state = 'STARTED'
WHERE line.operation_id = ?
  AND (period.widening_id IS NULL OR EXISTS (
    SELECT 1 FROM recall_widening AS widening WHERE widening.id = period.widening_id AND widening.position IS NOT NULL))
  AND NOT EXISTS (SELECT 1 FROM recall_lot AS scoped WHERE scoped.recall_id = recall.id AND scoped.lot_id = lot.id)
ORDER BY recall.id, line.lot_id
