-- The numbers recorded on lines of transfers, with how much of each; one may stand twice. Parameters: lines {ids}.
SELECT line_id AS id, number, quantity
FROM transfer_entry
WHERE line_id {ids} AND number IS NOT NULL
