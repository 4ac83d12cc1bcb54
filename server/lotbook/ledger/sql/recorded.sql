-- What is recorded on lines of transfers: how much, how many numbers and one of them; only that of a batch may stand twice.
-- Parameters: lines {ids}.
SELECT line_id AS id, CAST(sum(quantity) AS BIGINT) AS quantity, min(number) AS first,
  count(*) FILTER (WHERE tracking = 'SERIAL') + count(DISTINCT number) FILTER (WHERE tracking = 'LOT') AS numbers
FROM transfer_entry
WHERE line_id {ids}
GROUP BY line_id
