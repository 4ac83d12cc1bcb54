-- What credit notes take from lines of papers; those that were given up do not count.
-- Parameters: the lines {among}, and a credit note to leave out.
SELECT line.credits_line_id AS id, sum(line.quantity) AS quantity, sum(line.stock_quantity) AS stock_quantity,
  sum(line.net) AS net, sum(line.tax) AS tax
FROM money_line AS line
JOIN money_paper AS paper ON paper.id = line.paper_id
WHERE line.credits_line_id {among} AND paper.state <> 'CANCELLED' AND paper.id <> ?
GROUP BY line.credits_line_id
