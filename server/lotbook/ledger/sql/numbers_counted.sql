-- How many numbers are recorded on lines of transfers, and how much they are together. Parameters: lines {ids}.
SELECT line_id AS id, count(DISTINCT number) AS numbers, CAST(sum(quantity) AS BIGINT) AS quantity
FROM transfer_entry
WHERE line_id {ids} AND number IS NOT NULL
GROUP BY line_id
