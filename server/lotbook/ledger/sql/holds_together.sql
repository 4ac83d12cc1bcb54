-- Holds in force that came with a hold, itself among them: placed by the same write, by the same rule, on lots of the same product.
-- Parameter: the hold.
SELECT other.id FROM hold AS one
JOIN lot ON lot.id = one.lot_id
JOIN hold AS other ON other.operation_id = one.operation_id AND other.quarantine_rule_id = one.quarantine_rule_id
  AND other.ended_operation_id IS NULL
JOIN lot AS another ON another.id = other.lot_id AND another.product_id = lot.product_id
WHERE one.id = ?
ORDER BY other.id
