-- Bills, invoices and credit notes; amounts in minor units.
SELECT paper.id, {of},
  paper.number, paper.kind, paper.state, partner.name, paper.vendor_number, paper.issued_on, paper.due_on,
  paper.net, paper.tax, paper.total, paper.currency
FROM money_paper AS paper JOIN partner ON partner.id = paper.partner_id
WHERE {which} AND paper.id > ? ORDER BY paper.id LIMIT ?
