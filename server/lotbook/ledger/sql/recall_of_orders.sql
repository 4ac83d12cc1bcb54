-- What came of orders that recalls are about, lines that a correction added with it: lots, by recall.
SELECT named.recall_id, line.lot_id, line.operation_id
FROM recall_order AS named
JOIN transfer ON transfer.purchase_order_id = named.purchase_order_id
  OR transfer.manufacturing_order_id = named.manufacturing_order_id
JOIN transfer_line ON transfer_line.transfer_id = transfer.id
JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id AND line.corrects_id IS NULL AND line.lot_id IS NOT NULL
JOIN location AS source ON source.id = line.source_id AND source.usage IN ('VENDOR', 'PRODUCTION')
WHERE named.widening_id IS NULL OR EXISTS (
  SELECT 1 FROM recall_widening AS widening WHERE widening.id = named.widening_id AND widening.position IS NOT NULL)
