-- How much came on lines: what is recorded on them, and once the transfer is done what it moved, less what was corrected;
-- not what turned out to be another product.
-- {moved}: lots_moved of the lines. Parameters: lines {ids}, twice.
SELECT line_id AS id, CAST(sum(quantity) AS BIGINT) AS quantity
FROM (
  SELECT entry.line_id, entry.quantity
  FROM transfer_entry AS entry JOIN transfer ON transfer.id = entry.transfer_id
  WHERE entry.line_id {ids} AND transfer.state <> 'DONE'
  UNION ALL
  SELECT moved.line_id, moved.quantity
  FROM ({moved}) AS moved
  JOIN transfer_line AS line ON line.id = moved.line_id AND line.product_id = moved.product_id
) AS each_way
GROUP BY line_id
