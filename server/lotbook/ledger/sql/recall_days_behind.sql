-- Whether goods moved behind a place in the journal that may fall into days of a recall, and are not in its scope yet. Lines are
-- counted write by write, as in `trace_made_behind`. Parameters: seq, and recall, twice.
SELECT EXISTS (
  SELECT 1 FROM operation
  WHERE operation.seq > ? AND 0 < (
    SELECT count(*)
    FROM stock_move_line AS line
    JOIN lot ON lot.id = line.lot_id
    JOIN recall_period AS period ON period.recall_id = ? AND coalesce(period.product_id, lot.product_id) = lot.product_id
    WHERE line.operation_id = operation.id
      AND NOT EXISTS (SELECT 1 FROM recall_lot AS scoped WHERE scoped.recall_id = ? AND scoped.lot_id = lot.id)))
