-- An entry is of its line's product and transfer; its lot is of that product and, once finished, bears the entry's number,
-- unless goods came back under one that their lot had before.
SELECT entry.id, entry.transfer_id, entry.number, 'not of its line' AS fault
FROM transfer_entry AS entry JOIN transfer_line AS line ON line.id = entry.line_id
WHERE line.transfer_id <> entry.transfer_id OR line.product_id <> entry.product_id
UNION ALL
SELECT entry.id, entry.transfer_id, entry.number, 'lot of another product or number'
FROM transfer_entry AS entry
JOIN transfer ON transfer.id = entry.transfer_id
JOIN lot ON lot.id = entry.lot_id
JOIN operation_type ON operation_type.id = transfer.operation_type_id
WHERE lot.product_id <> entry.product_id OR (transfer.state = 'DONE' AND lot.number <> entry.number
  AND (operation_type.kind <> 'RETURN' OR NOT EXISTS (SELECT 1 FROM lot AS labelled
    JOIN lot_edge AS edge ON edge.input_lot_id = labelled.id
    WHERE labelled.product_id = entry.product_id AND labelled.number = entry.number)))
UNION ALL
SELECT entry.id, entry.transfer_id, entry.number, 'finished without its lot'
FROM transfer_entry AS entry JOIN transfer ON transfer.id = entry.transfer_id AND transfer.state = 'DONE'
WHERE entry.tracking <> 'NONE' AND entry.lot_id IS NULL
