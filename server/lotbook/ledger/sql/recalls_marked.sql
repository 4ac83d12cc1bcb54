-- Lots that an operation moved and that recalls which are under way are known by, without being in scope yet; by
-- recall. Parameter: operation.
SELECT DISTINCT recall.id AS recall_id, lot.id AS lot_id
FROM stock_move_line AS line
JOIN lot ON lot.id = line.lot_id
JOIN recall_mark AS mark ON (mark.product_id IS NULL OR mark.product_id = lot.product_id)
  AND (mark.maker_number = lot.maker_number OR mark.batch = lot.batch OR mark.batch = lot.number)
JOIN recall ON recall.id = mark.recall_id AND recall.state = 'STARTED'
WHERE line.operation_id = ?
  AND (mark.widening_id IS NULL OR EXISTS (
    SELECT 1 FROM recall_widening AS widening WHERE widening.id = mark.widening_id AND widening.position IS NOT NULL))
  AND NOT EXISTS (SELECT 1 FROM recall_lot AS scoped WHERE scoped.recall_id = recall.id AND scoped.lot_id = lot.id)
ORDER BY recall.id, lot.id
