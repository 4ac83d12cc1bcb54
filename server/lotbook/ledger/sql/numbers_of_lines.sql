-- The numbers recorded on lines of transfers, joined by how much each is: thousands cross faster as one text.
-- Parameters: lines {ids}.
SELECT line_id AS id, quantity, {join}(number, '
') AS numbers
FROM transfer_entry
WHERE line_id {ids} AND number IS NOT NULL
GROUP BY line_id, quantity
