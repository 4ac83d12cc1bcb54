-- Products of which numbers are recorded on a transfer or announced for its lines. {products}, {names}, {lines}: conditions.
-- The plus keeps SQLite from reading all entries of the transfer. Parameters: transfer, products, names; lines, names, twice.
SELECT product_id, number FROM transfer_entry WHERE +transfer_id = ? AND product_id {products} AND number {names}
UNION
SELECT line.product_id, announced.number
FROM expected_number AS announced JOIN transfer_line AS line ON line.id = announced.transfer_line_id
WHERE announced.transfer_line_id {lines} AND announced.number {names}
UNION
SELECT line.product_id, announced.maker_number
FROM expected_number AS announced JOIN transfer_line AS line ON line.id = announced.transfer_line_id
WHERE announced.transfer_line_id {lines} AND announced.maker_number {names}
