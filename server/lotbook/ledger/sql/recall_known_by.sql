-- Lots that what a recall is about is known by, maker's number, batch or order, those that are in it as well.
-- Parameters: recall three times.
SELECT lot.id FROM recall_mark AS mark
JOIN lot ON lot.maker_number = mark.maker_number AND (mark.product_id IS NULL OR mark.product_id = lot.product_id)
WHERE mark.recall_id = ? AND (mark.widening_id IS NULL OR EXISTS (
  SELECT 1 FROM recall_widening AS widening WHERE widening.id = mark.widening_id AND widening.position IS NOT NULL))
UNION
SELECT lot.id FROM recall_mark AS mark
JOIN lot ON lot.product_id = mark.product_id AND (lot.batch = mark.batch OR lot.number = mark.batch)
WHERE mark.recall_id = ? AND (mark.widening_id IS NULL OR EXISTS (
  SELECT 1 FROM recall_widening AS widening WHERE widening.id = mark.widening_id AND widening.position IS NOT NULL))
UNION
SELECT came.lot_id AS id FROM ({recall_of_orders.sql}) AS came WHERE came.recall_id = ?
