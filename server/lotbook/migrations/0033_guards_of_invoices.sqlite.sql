-- A paper stays on its order, and was posted once.
--{
CREATE TRIGGER money_paper_sold BEFORE UPDATE OF sales_order_id, posting_id ON money_paper
WHEN OLD.state <> 'DRAFT' OR coalesce(NEW.sales_order_id, 0) <> coalesce(OLD.sales_order_id, 0) BEGIN
  SELECT RAISE(ABORT, 'money paper: order, partner and currency stay');
END;
--}
