-- Posted papers with the credit notes on them, each with what was paid. Parameters: the papers {among}, twice.
SELECT paper.id, paper.credits_id, paper.total,
  coalesce((SELECT sum(payment.amount) FROM payment WHERE payment.paper_id = paper.id AND NOT payment.cancelled), 0) AS paid
FROM money_paper AS paper
WHERE paper.state = 'POSTED' AND (paper.id {among} OR paper.credits_id {among})
ORDER BY paper.id
