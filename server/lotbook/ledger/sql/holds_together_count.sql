-- How many holds in force came with each hold, itself among them: counted once for all holds of one write, however many of them
-- are asked for. Parameters: holds, twice.
SELECT one.id, groups.count
FROM hold AS one
JOIN lot ON lot.id = one.lot_id
JOIN (
  SELECT other.operation_id, other.quarantine_rule_id, another.product_id, count(*) AS count
  FROM hold AS other
  JOIN lot AS another ON another.id = other.lot_id
  WHERE other.quarantine_rule_id IS NOT NULL AND other.ended_operation_id IS NULL
    AND other.operation_id IN (SELECT operation_id FROM hold WHERE id {holds} AND quarantine_rule_id IS NOT NULL)
  GROUP BY other.operation_id, other.quarantine_rule_id, another.product_id
) AS groups ON groups.operation_id = one.operation_id AND groups.quarantine_rule_id = one.quarantine_rule_id
  AND groups.product_id = lot.product_id
WHERE one.id {holds}
