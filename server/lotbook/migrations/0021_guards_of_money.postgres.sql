-- What was posted is never changed or deleted: a credit note puts it right.
--{
CREATE FUNCTION credit_of_posted_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM money_paper WHERE id = NEW.credits_id AND state = 'POSTED' AND credits_id IS NULL) THEN
    RAISE EXCEPTION 'money paper: a credit note is on a posted bill or invoice' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER money_paper_credits BEFORE INSERT ON money_paper FOR EACH ROW
WHEN (NEW.credits_id IS NOT NULL) EXECUTE FUNCTION credit_of_posted_paper();
CREATE TRIGGER money_paper_posted BEFORE UPDATE OF number, kind, state, partner_id, vendor_number, purchase_order_id, credits_id,
  issued_on, due_on, currency, net, tax, total, from_address, to_address ON money_paper FOR EACH ROW
WHEN (OLD.state <> 'DRAFT') EXECUTE FUNCTION refuse('money paper: what is posted or given up stays');
CREATE TRIGGER money_paper_same BEFORE UPDATE OF kind, partner_id, purchase_order_id, credits_id, currency ON money_paper FOR EACH ROW
WHEN (NEW.kind <> OLD.kind OR NEW.partner_id <> OLD.partner_id OR NEW.currency <> OLD.currency
  OR coalesce(NEW.purchase_order_id, 0) <> coalesce(OLD.purchase_order_id, 0)
  OR coalesce(NEW.credits_id, 0) <> coalesce(OLD.credits_id, 0))
EXECUTE FUNCTION refuse('money paper: order, partner and currency stay');
CREATE TRIGGER money_paper_delete BEFORE DELETE ON money_paper FOR EACH ROW EXECUTE FUNCTION refuse('money paper: never deleted');
CREATE TRIGGER money_paper_truncate BEFORE TRUNCATE ON money_paper FOR EACH STATEMENT EXECUTE FUNCTION refuse('money paper: never truncated');
--{
CREATE FUNCTION line_of_draft_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT state FROM money_paper WHERE id = coalesce(OLD.paper_id, NEW.paper_id)) <> 'DRAFT'
    OR (TG_OP = 'UPDATE' AND NEW.paper_id <> OLD.paper_id) THEN
    RAISE EXCEPTION 'money line: only a draft is changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--}
CREATE TRIGGER money_line_insert BEFORE INSERT ON money_line FOR EACH ROW EXECUTE FUNCTION line_of_draft_paper();
CREATE TRIGGER money_line_update BEFORE UPDATE ON money_line FOR EACH ROW EXECUTE FUNCTION line_of_draft_paper();
CREATE TRIGGER money_line_delete BEFORE DELETE ON money_line FOR EACH ROW EXECUTE FUNCTION line_of_draft_paper();

-- A payment is on a posted paper and never more than it in sum; one that failed is taken back, not changed.
--{
CREATE FUNCTION payment_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT state FROM money_paper WHERE id = NEW.paper_id) <> 'POSTED' THEN
    RAISE EXCEPTION 'payment: only what is posted is paid' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (SELECT sum(amount) FROM payment WHERE paper_id = NEW.paper_id AND NOT cancelled)
      > (SELECT total FROM money_paper WHERE id = NEW.paper_id) THEN
    RAISE EXCEPTION 'payment: more than the paper' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
--}
CREATE TRIGGER payment_insert AFTER INSERT ON payment FOR EACH ROW EXECUTE FUNCTION payment_insert();
CREATE TRIGGER payment_update BEFORE UPDATE ON payment FOR EACH ROW
WHEN (OLD.cancelled OR NOT NEW.cancelled OR NEW.id <> OLD.id OR NEW.paper_id <> OLD.paper_id OR NEW.amount <> OLD.amount
  OR NEW.paid_on <> OLD.paid_on OR NEW.method <> OLD.method OR coalesce(NEW.reference, '') <> coalesce(OLD.reference, ''))
EXECUTE FUNCTION refuse('payment: only taken back, never changed');
CREATE TRIGGER payment_delete BEFORE DELETE ON payment FOR EACH ROW EXECUTE FUNCTION refuse('payment: never deleted');
CREATE TRIGGER payment_truncate BEFORE TRUNCATE ON payment FOR EACH STATEMENT EXECUTE FUNCTION refuse('payment: never truncated');
