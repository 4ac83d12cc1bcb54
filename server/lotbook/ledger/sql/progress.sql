-- How far transfers have come: a serial line needs a number per unit, a lot line one more until it is complete.
-- A lot that was scanned often is one number.
-- Parameters: transfers {ids}.
SELECT line.transfer_id AS id, count(*) AS lines,
  CAST(sum(CASE WHEN coalesce(recorded.quantity, 0) >= line.expected THEN 1 ELSE 0 END) AS BIGINT) AS lines_done,
  CAST(sum(CASE WHEN recorded.quantity > 0 THEN 1 ELSE 0 END) AS BIGINT) AS lines_begun,
  CAST(sum(CASE product.tracking
    WHEN 'SERIAL' THEN line.expected / 1000000
    WHEN 'LOT' THEN coalesce(recorded.numbers, 0) + CASE WHEN coalesce(recorded.quantity, 0) >= line.expected THEN 0 ELSE 1 END
    ELSE 0 END) AS BIGINT) AS numbers_needed,
  CAST(sum(coalesce(recorded.numbers, 0)) AS BIGINT) AS numbers_recorded
FROM transfer_line AS line
JOIN product ON product.id = line.product_id
LEFT JOIN (
  SELECT line_id, sum(quantity) AS quantity,
    count(*) FILTER (WHERE tracking = 'SERIAL') + count(DISTINCT number) FILTER (WHERE tracking = 'LOT') AS numbers
  FROM transfer_entry WHERE transfer_id {ids} GROUP BY line_id
) AS recorded ON recorded.line_id = line.id
WHERE line.transfer_id {ids}
GROUP BY line.transfer_id
