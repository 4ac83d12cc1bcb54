-- Credit notes take no more from a line than it has, in quantity and in money, and come from its own paper.
SELECT line.id, line.paper_id, line.quantity, line.net, line.tax, sum(credit.quantity) AS credited, sum(credit.net) AS credited_net
FROM money_line AS line
JOIN money_line AS credit ON credit.credits_line_id = line.id
JOIN money_paper AS note ON note.id = credit.paper_id AND note.state <> 'CANCELLED'
GROUP BY line.id, line.paper_id, line.quantity, line.net, line.tax
HAVING sum(credit.quantity) > line.quantity OR sum(credit.net) > line.net OR sum(credit.tax) > line.tax
  OR min(note.credits_id) <> line.paper_id OR max(note.credits_id) <> line.paper_id
