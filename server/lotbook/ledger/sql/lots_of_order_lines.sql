-- Lots that moved out of the partner's places and into them for lines of orders, in the order of the book; what left us
-- above zero. Whatever becomes of them with us: what comes back may go straight to scrap.
-- {line}: the column that names the line of the order, of a line of a transfer. Parameter: the lines {among}.
SELECT transfer_line.{line} AS order_line, operation.seq AS at, lot.number,
  CASE WHEN source.usage IN ('CUSTOMER', 'VENDOR') THEN -line.quantity ELSE line.quantity END AS quantity,
  CASE WHEN line.corrects_id IS NULL THEN 0 ELSE 1 END AS corrects
FROM transfer_line
JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id
JOIN operation ON operation.id = line.operation_id
JOIN lot ON lot.id = line.lot_id
JOIN location AS source ON source.id = line.source_id
JOIN location AS destination ON destination.id = line.destination_id
WHERE transfer_line.{line} {among} AND (source.usage IN ('CUSTOMER', 'VENDOR')) <> (destination.usage IN ('CUSTOMER', 'VENDOR'))
ORDER BY operation.seq, line.id
