-- What deliveries brought to customers for lines of orders, and what came back of each, in the order of the book; what
-- left us above zero. {line}: the column that names the line of the order, of a line of a transfer. Parameter: the lines
-- {among}.
SELECT transfer_line.{line} AS order_line, operation.seq AS at, coalesce(delivery.number, transfer.number) AS number,
  CAST(sum(CASE WHEN destination.usage = 'CUSTOMER' THEN line.quantity ELSE -line.quantity END) AS BIGINT) AS quantity,
  CASE WHEN line.corrects_id IS NULL THEN 0 ELSE 1 END AS corrects
FROM transfer_line
JOIN transfer ON transfer.id = transfer_line.transfer_id
LEFT JOIN transfer AS delivery ON delivery.id = transfer.return_of_id
JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id
JOIN operation ON operation.id = line.operation_id
JOIN location AS source ON source.id = line.source_id
JOIN location AS destination ON destination.id = line.destination_id
WHERE transfer_line.{line} {among} AND (source.usage = 'CUSTOMER') <> (destination.usage = 'CUSTOMER')
GROUP BY 1, 2, 3, 5
ORDER BY 2
