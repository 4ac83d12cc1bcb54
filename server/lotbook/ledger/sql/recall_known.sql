-- Lots that what a recall is about is known by, maker's number, batch or order, and that are not in it yet: they came
-- after it was prepared.
-- Parameters: recall four times.
SELECT known.id
FROM (
  {recall_known_by.sql}
) AS known
WHERE NOT EXISTS (SELECT 1 FROM recall_lot AS scoped WHERE scoped.recall_id = ? AND scoped.lot_id = known.id)
ORDER BY known.id
