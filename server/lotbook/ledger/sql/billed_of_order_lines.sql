-- What is on papers less credit notes, by line of an order; papers that were given up do not count.
-- Parameters: the lines {among} as {column}, and a paper to leave out.
SELECT line.{column} AS order_line,
  sum(CASE WHEN paper.credits_id IS NULL THEN line.stock_quantity ELSE -line.stock_quantity END) AS billed
FROM money_line AS line
JOIN money_paper AS paper ON paper.id = line.paper_id
WHERE line.{column} {among} AND paper.state <> 'CANCELLED' AND paper.id <> ?
GROUP BY line.{column}
