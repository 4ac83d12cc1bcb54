-- Whether goods moved behind a place in the journal that may fall into days of a recall, and are not in its scope yet. The few writes
-- since then come first: CROSS JOIN tells SQLite so. Parameters: recall, seq, recall.
SELECT EXISTS (
  SELECT 1 FROM operation
  CROSS JOIN stock_move_line AS line
  JOIN lot ON lot.id = line.lot_id
  JOIN recall_period AS period ON period.recall_id = ? AND coalesce(period.product_id, lot.product_id) = lot.product_id
  WHERE operation.seq > ? AND line.operation_id = operation.id
    AND NOT EXISTS (SELECT 1 FROM recall_lot AS scoped WHERE scoped.recall_id = ? AND scoped.lot_id = lot.id))
