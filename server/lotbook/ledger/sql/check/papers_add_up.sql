-- A bill's or invoice's net and tax are those of its lines.
SELECT paper.id, paper.number, paper.net, paper.tax, sum(line.net) AS net_of_lines, sum(line.tax) AS tax_of_lines
FROM money_paper AS paper LEFT JOIN money_line AS line ON line.paper_id = paper.id
GROUP BY paper.id, paper.number, paper.net, paper.tax
HAVING paper.net <> coalesce(sum(line.net), 0) OR paper.tax <> coalesce(sum(line.tax), 0)
