-- Which of these products moved otherwise than as opening stock, or by a correction of that. Parameter: products, in
-- place of {}.
SELECT DISTINCT line.product_id FROM stock_move_line AS line
WHERE line.product_id {}
  AND NOT EXISTS (SELECT 1 FROM opening_stock AS opened WHERE opened.operation_id = line.operation_id)
  AND NOT EXISTS (
    SELECT 1 FROM stock_move_line AS corrected
    JOIN opening_stock AS opened ON opened.operation_id = corrected.operation_id
    WHERE corrected.id = line.corrects_id)
