-- Products of which numbers are recorded on a transfer, or announced for its lines, with the line of these. {products}, {names}, {lines}: conditions.
-- The plus keeps SQLite from reading all entries of the transfer. Parameters: transfer, products, names; lines, names, twice.
SELECT product_id, number, CAST(NULL AS BIGINT) AS line_id
FROM transfer_entry WHERE +transfer_id = ? AND product_id {products} AND number {names}
UNION
SELECT line.product_id, announced.number, line.id
FROM expected_number AS announced JOIN transfer_line AS line ON line.id = announced.transfer_line_id
WHERE announced.transfer_line_id {lines} AND announced.number {names}
UNION
SELECT line.product_id, announced.maker_number, line.id
FROM expected_number AS announced JOIN transfer_line AS line ON line.id = announced.transfer_line_id
WHERE announced.transfer_line_id {lines} AND announced.maker_number {names}
