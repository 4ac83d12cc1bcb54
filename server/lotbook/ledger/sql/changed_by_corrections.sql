-- What each write that corrected what transfers moved changed of it, by product and lot: how much held before, and how much
-- from then on. {of}: of `moves_of_lines`. Parameter: that one.
SELECT told.* FROM (
  SELECT expected.transfer_id, moved.operation_id, operation.seq, moved.product_id, moved.lot_id,
    CAST(abs(sum(sum(moved.quantity)) OVER so_far - sum(moved.quantity)) AS BIGINT) AS posted,
    CAST(abs(sum(sum(moved.quantity)) OVER so_far) AS BIGINT) AS holds
  FROM (
{moves_of_lines.sql}
  ) AS moved
  JOIN transfer_line AS expected ON expected.id = moved.line_id
  JOIN operation ON operation.id = moved.operation_id
  GROUP BY expected.transfer_id, moved.operation_id, operation.seq, moved.product_id, moved.lot_id
  WINDOW so_far AS (PARTITION BY expected.transfer_id, moved.product_id, moved.lot_id ORDER BY operation.seq)
) AS told
WHERE told.posted <> told.holds AND EXISTS (
  SELECT 1 FROM stock_move_line AS back JOIN transfer_line AS wrong ON wrong.id = back.transfer_line_id
  WHERE back.operation_id = told.operation_id AND back.corrects_id IS NOT NULL AND wrong.transfer_id = told.transfer_id
)
ORDER BY told.seq, told.lot_id, told.product_id
