-- The numbers recorded on lines of transfers, with how much of each. Parameters: lines {ids}.
SELECT line_id AS id, number, CAST(sum(quantity) AS BIGINT) AS quantity
FROM transfer_entry
WHERE line_id {ids} AND number IS NOT NULL
GROUP BY line_id, number
