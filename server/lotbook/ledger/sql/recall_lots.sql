-- Lots in the scope of a recall, in the order in which they came into it. Parameter: recall.
SELECT {array}(lot_id) AS lot_id, {array}(because) AS because, {array}(order_uncertain) AS order_uncertain,
  {array}(decision) AS decision, {array}(widening_id) AS widening_id, {array}(seq) AS seq
FROM (
  SELECT scoped.lot_id, scoped.because, scoped.order_uncertain, scoped.decision, scoped.widening_id, operation.seq
  FROM recall_lot AS scoped JOIN operation ON operation.id = scoped.operation_id
  WHERE scoped.recall_id = ? ORDER BY scoped.id
) AS listed
