-- Lines of papers that were not given up, by line of an order, and where in the book their papers were posted.
-- {line}: the column that names the line of the order. Parameter: the lines {among}.
SELECT line.id, line.{line} AS order_line, line.stock_quantity AS quantity, paper.credits_id, operation.seq AS at
FROM money_line AS line
JOIN money_paper AS paper ON paper.id = line.paper_id AND paper.state <> 'CANCELLED'
LEFT JOIN operation ON operation.id = paper.posting_id
WHERE line.{line} {among}
ORDER BY line.id
