-- Posted papers of a kind that payments alone do not settle. Parameter: the kind.
SELECT paper.id, paper.credits_id FROM money_paper AS paper
WHERE paper.kind = ? AND paper.state = 'POSTED' AND paper.total > coalesce(
  (SELECT sum(payment.amount) FROM payment WHERE payment.paper_id = paper.id AND NOT payment.cancelled), 0)
