-- What open transfers lost last of lots that are stopped still, as a whole or in part, with a real recall that does so.
-- Parameter: transfers {ids}.
SELECT taken.transfer_id, taken.lot_id, CAST(sum(taken.quantity) AS BIGINT) AS quantity, taken.operation_id,
  (SELECT max(scoped.recall_id) FROM recall_lot AS scoped
   JOIN recall ON recall.id = scoped.recall_id AND recall.kind = 'REAL' AND recall.state IN ('STARTED', 'CLOSED')
   WHERE scoped.lot_id = taken.lot_id AND coalesce(scoped.decision, '') <> 'RELEASED') AS recall_id
FROM stopped_promise AS taken
JOIN transfer ON transfer.id = taken.transfer_id AND transfer.state = 'READY'
JOIN lot ON lot.id = taken.lot_id
WHERE taken.transfer_id {ids}
  AND (lot.disposition <> 'RELEASED'
    OR EXISTS (SELECT 1 FROM hold WHERE hold.lot_id = taken.lot_id AND hold.ended_operation_id IS NULL))
  AND NOT EXISTS (SELECT 1 FROM stopped_promise AS later
    WHERE later.transfer_id = taken.transfer_id AND later.lot_id = taken.lot_id
      AND later.operation_id > taken.operation_id)
GROUP BY taken.transfer_id, taken.lot_id, taken.operation_id
ORDER BY taken.transfer_id, min(taken.id)
