-- Lots that a recall rejected, and about which nobody decided since, are what they were before. Parameters: recall,
-- operation, lots {ids}, recall.
UPDATE lot SET version = version + 1,
  disposition = (
    SELECT said.disposition FROM recall_decision AS said
    JOIN recall_lot AS scoped ON scoped.id = said.recall_lot_id
    WHERE scoped.recall_id = ? AND scoped.lot_id = lot.id AND said.operation_id = lot.disposition_operation_id
      AND said.disposition IS NOT NULL),
  disposition_operation_id = ?
WHERE lot.id {ids} AND lot.disposition = 'REJECTED' AND EXISTS (
    SELECT said.disposition FROM recall_decision AS said
    JOIN recall_lot AS scoped ON scoped.id = said.recall_lot_id
    WHERE scoped.recall_id = ? AND scoped.lot_id = lot.id AND said.operation_id = lot.disposition_operation_id
      AND said.disposition IS NOT NULL)
