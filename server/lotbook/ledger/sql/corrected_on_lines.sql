-- What corrections changed of what lines of transfers moved, by product and lot: how much was posted at first, and how much
-- holds now. {of}: of `moves_of_lines`. Parameters: that one, lines {lines}.
SELECT line_id, product_id, lot_id, CAST(abs(sum(at_first)) AS BIGINT) AS posted, CAST(abs(sum(quantity)) AS BIGINT) AS holds
FROM (
  SELECT moved.*, CASE WHEN later.operation_id IS NULL THEN moved.quantity ELSE 0 END AS at_first
  FROM (
{moves_of_lines.sql}
  ) AS moved
  LEFT JOIN (
    SELECT DISTINCT operation_id FROM stock_move_line WHERE transfer_line_id {lines} AND corrects_id IS NOT NULL
  ) AS later ON later.operation_id = moved.operation_id
) AS told
GROUP BY line_id, product_id, lot_id
HAVING sum(at_first) <> sum(quantity)
ORDER BY line_id, lot_id, product_id
