-- How many numbers are recorded on lines of transfers, how much they are together, and one of them; only that of a
-- batch may stand twice. Parameters: lines {ids}.
SELECT line_id AS id, CAST(sum(quantity) AS BIGINT) AS quantity, min(number) AS first,
  sum(CASE tracking WHEN 'SERIAL' THEN 1 ELSE 0 END) + count(DISTINCT CASE tracking WHEN 'LOT' THEN number END) AS numbers
FROM transfer_entry
WHERE line_id {ids} AND number IS NOT NULL
GROUP BY line_id
