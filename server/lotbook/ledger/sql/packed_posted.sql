-- What a transfer brought to its destination in packages, less what was corrected of it, by package and line.
-- Parameter: transfer.
SELECT package.number AS sscc, line.id AS line_id, CAST(sum(moved.quantity - coalesce(moved.back, 0)) AS BIGINT) AS quantity
FROM transfer_line AS line
JOIN (
  SELECT posted.*, (SELECT sum(back.quantity) FROM stock_move_line AS back WHERE back.corrects_id = posted.id) AS back
  FROM stock_move_line AS posted
  WHERE posted.corrects_id IS NULL AND posted.destination_package_id IS NOT NULL
) AS moved ON moved.transfer_line_id = line.id
JOIN package ON package.id = moved.destination_package_id
WHERE line.transfer_id = ?
GROUP BY package.number, line.id, line.position
HAVING sum(moved.quantity - coalesce(moved.back, 0)) > 0
ORDER BY package.number, line.position
