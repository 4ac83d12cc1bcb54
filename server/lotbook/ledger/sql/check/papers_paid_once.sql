-- Posted papers alone are paid, and none by more than it comes to.
SELECT paper.id, paper.number, paper.state, paper.total, sum(payment.amount) AS paid
FROM money_paper AS paper JOIN payment ON payment.paper_id = paper.id AND NOT payment.cancelled
GROUP BY paper.id, paper.number, paper.state, paper.total
HAVING paper.state <> 'POSTED' OR sum(payment.amount) > paper.total
