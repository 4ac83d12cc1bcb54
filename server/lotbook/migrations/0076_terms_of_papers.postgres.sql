-- Papers that are there already: by the terms of their order, where these give the day on which they are due.
UPDATE money_paper SET payment_days = agreed.payment_days, payment_end_of_month = agreed.payment_end_of_month
FROM (
  SELECT id, payment_days, payment_end_of_month, 'BILL' AS kind FROM purchase_order
  UNION ALL SELECT id, payment_days, payment_end_of_month, 'INVOICE' FROM sales_order
) AS agreed
WHERE agreed.kind = money_paper.kind AND agreed.id = coalesce(money_paper.purchase_order_id, money_paper.sales_order_id)
  AND money_paper.due_on = to_char(CASE WHEN agreed.payment_end_of_month
    THEN date_trunc('month', money_paper.issued_on::date + agreed.payment_days::int) + interval '1 month' - interval '1 day'
    ELSE money_paper.issued_on::date + agreed.payment_days::int END, 'YYYY-MM-DD');
CREATE TRIGGER money_paper_terms BEFORE UPDATE OF payment_days, payment_end_of_month ON money_paper FOR EACH ROW
WHEN (OLD.state <> 'DRAFT') EXECUTE FUNCTION refuse('money paper: what is posted or given up stays');
