-- Lots that an operation brought in from outside and that rules stop, which they do not stop already; by rule. What only
-- takes an earlier line back never came. Parameter: operation.
SELECT DISTINCT rule.id AS rule_id, rule.reason, line.lot_id
FROM stock_move_line AS line
JOIN location AS source ON source.id = line.source_id AND NOT source.physical
JOIN location AS destination ON destination.id = line.destination_id AND destination.physical
JOIN transfer_line ON transfer_line.id = line.transfer_line_id
JOIN transfer ON transfer.id = transfer_line.transfer_id
JOIN quarantine_rule AS rule ON {fits}
WHERE line.operation_id = ? AND line.corrects_id IS NULL AND line.lot_id IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM hold
    WHERE hold.quarantine_rule_id = rule.id AND hold.lot_id = line.lot_id AND hold.ended_operation_id IS NULL)
ORDER BY rule.id, line.lot_id
