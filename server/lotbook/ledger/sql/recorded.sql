-- How much is recorded on lines of transfers. Parameters: lines {ids}.
SELECT line_id AS id, CAST(sum(quantity) AS BIGINT) AS quantity
FROM transfer_entry
WHERE line_id {ids}
GROUP BY line_id
