-- Which of these products moved otherwise than as opening stock, or by a correction of that, with the document that did so
-- first. Parameter: products, in place of {}.
SELECT first.product_id, transfer.number
FROM (SELECT line.product_id, min(line.id) AS id FROM stock_move_line AS line
WHERE line.product_id {}
  AND NOT EXISTS (SELECT 1 FROM opening_stock AS opened WHERE opened.operation_id = line.operation_id)
  AND NOT EXISTS (
    SELECT 1 FROM stock_move_line AS corrected
    JOIN opening_stock AS opened ON opened.operation_id = corrected.operation_id
    WHERE corrected.id = line.corrects_id)
  GROUP BY line.product_id) AS first
JOIN stock_move_line AS line ON line.id = first.id
LEFT JOIN transfer_line ON transfer_line.id = line.transfer_line_id
LEFT JOIN transfer ON transfer.id = transfer_line.transfer_id
