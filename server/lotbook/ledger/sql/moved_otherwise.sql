-- The document that first moved goods of a product otherwise than as opening stock, or by a correction of that; a row without
-- a number where none did. Parameter: product.
SELECT transfer.id, transfer.number
FROM stock_move_line AS line
LEFT JOIN transfer_line ON transfer_line.id = line.transfer_line_id
LEFT JOIN transfer ON transfer.id = transfer_line.transfer_id
WHERE line.product_id = ?
  AND NOT EXISTS (SELECT 1 FROM opening_stock AS opened WHERE opened.operation_id = line.operation_id)
  AND NOT EXISTS (
    SELECT 1 FROM stock_move_line AS back
    JOIN stock_move_line AS corrected ON corrected.id = back.corrects_id
    JOIN opening_stock AS opened ON opened.operation_id = corrected.operation_id
    WHERE back.operation_id = line.operation_id AND back.product_id = line.product_id)
ORDER BY line.operation_id, line.id
LIMIT 1
