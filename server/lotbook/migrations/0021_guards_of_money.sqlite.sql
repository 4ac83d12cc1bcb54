-- What was posted is never changed or deleted: a credit note puts it right.
--{
CREATE TRIGGER money_paper_credits BEFORE INSERT ON money_paper WHEN NEW.credits_id IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'money paper: a credit note is on a posted bill or invoice')
    WHERE NOT EXISTS (SELECT 1 FROM money_paper WHERE id = NEW.credits_id AND state = 'POSTED' AND credits_id IS NULL);
END;
--}
--{
CREATE TRIGGER money_paper_posted BEFORE UPDATE OF number, kind, state, partner_id, vendor_number, purchase_order_id, credits_id,
  issued_on, due_on, currency, net, tax, total, from_address, to_address ON money_paper WHEN OLD.state <> 'DRAFT' BEGIN
  SELECT RAISE(ABORT, 'money paper: what is posted or given up stays');
END;
--}
--{
CREATE TRIGGER money_paper_same BEFORE UPDATE OF kind, partner_id, purchase_order_id, credits_id, currency ON money_paper
WHEN NEW.kind <> OLD.kind OR NEW.partner_id <> OLD.partner_id OR NEW.currency <> OLD.currency
  OR coalesce(NEW.purchase_order_id, 0) <> coalesce(OLD.purchase_order_id, 0)
  OR coalesce(NEW.credits_id, 0) <> coalesce(OLD.credits_id, 0) BEGIN
  SELECT RAISE(ABORT, 'money paper: order, partner and currency stay');
END;
--}
--{
CREATE TRIGGER money_paper_delete BEFORE DELETE ON money_paper BEGIN
  SELECT RAISE(ABORT, 'money paper: never deleted');
END;
--}
--{
CREATE TRIGGER money_line_insert BEFORE INSERT ON money_line
WHEN (SELECT state FROM money_paper WHERE id = NEW.paper_id) <> 'DRAFT' BEGIN
  SELECT RAISE(ABORT, 'money line: only a draft is changed');
END;
--}
--{
CREATE TRIGGER money_line_update BEFORE UPDATE ON money_line
WHEN (SELECT state FROM money_paper WHERE id = OLD.paper_id) <> 'DRAFT' OR NEW.paper_id <> OLD.paper_id BEGIN
  SELECT RAISE(ABORT, 'money line: only a draft is changed');
END;
--}
--{
CREATE TRIGGER money_line_delete BEFORE DELETE ON money_line
WHEN (SELECT state FROM money_paper WHERE id = OLD.paper_id) <> 'DRAFT' BEGIN
  SELECT RAISE(ABORT, 'money line: only a draft is changed');
END;
--}
-- A payment is on a posted paper and never more than it in sum; one that failed is taken back, not changed.
--{
CREATE TRIGGER payment_insert AFTER INSERT ON payment BEGIN
  SELECT RAISE(ABORT, 'payment: only what is posted is paid')
    WHERE (SELECT state FROM money_paper WHERE id = NEW.paper_id) <> 'POSTED';
  SELECT RAISE(ABORT, 'payment: more than the paper')
    WHERE (SELECT sum(amount) FROM payment WHERE paper_id = NEW.paper_id AND NOT cancelled)
        > (SELECT total FROM money_paper WHERE id = NEW.paper_id);
END;
--}
--{
CREATE TRIGGER payment_update BEFORE UPDATE ON payment
WHEN OLD.cancelled OR NOT NEW.cancelled OR NEW.id <> OLD.id OR NEW.paper_id <> OLD.paper_id OR NEW.amount <> OLD.amount
  OR NEW.paid_on <> OLD.paid_on OR NEW.method <> OLD.method OR coalesce(NEW.reference, '') <> coalesce(OLD.reference, '') BEGIN
  SELECT RAISE(ABORT, 'payment: only taken back, never changed');
END;
--}
--{
CREATE TRIGGER payment_delete BEFORE DELETE ON payment BEGIN
  SELECT RAISE(ABORT, 'payment: never deleted');
END;
--}
-- REPLACE deletes without firing a DELETE trigger, so a known id is refused before the insert.
--{
CREATE TRIGGER money_paper_replace BEFORE INSERT ON money_paper BEGIN
  SELECT RAISE(ABORT, 'money paper: never replaced')
    WHERE EXISTS (SELECT 1 FROM money_paper WHERE id = NEW.id OR number = NEW.number);
END;
--}
--{
CREATE TRIGGER money_line_replace BEFORE INSERT ON money_line BEGIN
  SELECT RAISE(ABORT, 'money line: never replaced')
    WHERE EXISTS (SELECT 1 FROM money_line WHERE id = NEW.id OR (paper_id = NEW.paper_id AND position = NEW.position));
END;
--}
--{
CREATE TRIGGER payment_replace BEFORE INSERT ON payment BEGIN
  SELECT RAISE(ABORT, 'payment: never replaced') WHERE EXISTS (SELECT 1 FROM payment WHERE id = NEW.id);
END;
--}
