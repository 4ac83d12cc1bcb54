-- All that ever became lots, up to a place in the journal and before an instant: what came from vendors or was made, found or
-- relabelled, and not what came back. Parameters: lots {ids}, lots {ids}, seq, instant.
SELECT {array}(lot_id) AS lot_id, {array}(quantity) AS quantity
FROM (
  SELECT moved.lot_id, CAST(sum(moved.quantity) AS BIGINT) AS quantity
  FROM ({ends}) AS moved
  JOIN operation ON operation.id = moved.operation_id
  WHERE moved.comes AND moved.usage IN ('VENDOR', 'PRODUCTION', 'INVENTORY') AND operation.seq <= ? AND moved.happened < ?
  GROUP BY moved.lot_id
  ORDER BY moved.lot_id
) AS came
