-- Papers that are there already: by the terms of their order, where these give the day on which they are due.
UPDATE money_paper SET (payment_days, payment_end_of_month) = (
  SELECT agreed.payment_days, agreed.payment_end_of_month FROM (
    SELECT id, payment_days, payment_end_of_month, 'BILL' AS kind FROM purchase_order
    UNION ALL SELECT id, payment_days, payment_end_of_month, 'INVOICE' FROM sales_order
  ) AS agreed
  WHERE agreed.kind = money_paper.kind AND agreed.id = coalesce(money_paper.purchase_order_id, money_paper.sales_order_id)
    AND money_paper.due_on = CASE WHEN agreed.payment_end_of_month
      THEN date(money_paper.issued_on, '+' || agreed.payment_days || ' days', 'start of month', '+1 month', '-1 day')
      ELSE date(money_paper.issued_on, '+' || agreed.payment_days || ' days') END
);
--{
CREATE TRIGGER money_paper_terms BEFORE UPDATE OF payment_days, payment_end_of_month ON money_paper WHEN OLD.state <> 'DRAFT' BEGIN
  SELECT RAISE(ABORT, 'money paper: what is posted or given up stays');
END;
--}
