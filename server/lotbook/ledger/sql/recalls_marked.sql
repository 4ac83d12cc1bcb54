-- Lots that an operation moved, and others {lots}, that recalls which are under way are known by, or that came of an order
-- which they are about, without being in scope yet; by recall. Parameters: operation, lots, operation.
SELECT DISTINCT known.recall_id, known.lot_id
FROM (
  SELECT mark.recall_id, lot.id AS lot_id
  FROM (SELECT lot_id FROM stock_move_line WHERE operation_id = ? UNION SELECT id FROM lot WHERE id {lots}) AS concerned
  JOIN lot ON lot.id = concerned.lot_id
  JOIN recall_mark AS mark ON (mark.product_id IS NULL OR mark.product_id = lot.product_id)
    AND (mark.maker_number = lot.maker_number OR mark.batch = lot.batch OR mark.batch = lot.number)
  WHERE (mark.widening_id IS NULL OR EXISTS (
      SELECT 1 FROM recall_widening AS widening WHERE widening.id = mark.widening_id AND widening.position IS NOT NULL))
  UNION ALL
  SELECT came.recall_id, came.lot_id FROM ({recall_of_orders.sql}) AS came WHERE came.operation_id = ?
) AS known
JOIN recall ON recall.id = known.recall_id AND recall.state = 'STARTED'
WHERE NOT EXISTS (
  SELECT 1 FROM recall_lot AS scoped WHERE scoped.recall_id = known.recall_id AND scoped.lot_id = known.lot_id)
ORDER BY known.recall_id, known.lot_id
