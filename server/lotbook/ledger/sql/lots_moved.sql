-- What a transfer moved by line, product and lot, less what was corrected. {of}: of `moves_of_lines`, as is the parameter.
SELECT line_id, product_id, lot_id, CAST(abs(sum(quantity)) AS BIGINT) AS quantity
FROM (
{moves_of_lines.sql}
) AS moved
GROUP BY line_id, product_id, lot_id
HAVING sum(quantity) <> 0
