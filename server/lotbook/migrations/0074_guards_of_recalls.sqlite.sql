-- What a recall was started with stays: its reason to be, its scope, what came into it, what was decided and answered. REPLACE
-- deletes without firing a DELETE trigger, so a known row is refused before the insert.
--{
CREATE TRIGGER recall_new BEFORE INSERT ON recall
WHEN NEW.state <> 'PREPARED' BEGIN
  SELECT RAISE(ABORT, 'recall: it is prepared before it is started');
END;
--}
--{
CREATE TRIGGER recall_replaced BEFORE INSERT ON recall
WHEN EXISTS (SELECT 1 FROM recall WHERE id = NEW.id OR number = NEW.number) BEGIN
  SELECT RAISE(ABORT, 'recall: never deleted');
END;
--}
--{
CREATE TRIGGER recall_moves BEFORE UPDATE ON recall
WHEN OLD.state IN ('CLOSED', 'CANCELLED') OR (OLD.state = 'STARTED' AND NEW.state NOT IN ('STARTED', 'CLOSED'))
  OR (OLD.state <> 'STARTED' AND NEW.state = 'CLOSED') OR (OLD.state = 'TO_CONFIRM' AND NEW.state = 'PREPARED') BEGIN
  SELECT RAISE(ABORT, 'recall: what is started is closed, and a finished one stays');
END;
--}
--{
CREATE TRIGGER recall_fixed BEFORE UPDATE ON recall
WHEN NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.kind <> OLD.kind OR NEW.scope <> OLD.scope OR NEW.created <> OLD.created
  OR NEW.reason <> OLD.reason OR NEW.narrow_because IS NOT OLD.narrow_because
  OR (OLD.position IS NOT NULL AND (NEW.position <> OLD.position OR NEW.started <> OLD.started OR NEW.listed <> OLD.listed
    OR (OLD.held IS NOT NULL AND NEW.held IS NOT OLD.held) OR NEW.customers <> OLD.customers
    OR NEW.asked_by_id IS NOT OLD.asked_by_id OR NEW.confirmed_by_id IS NOT OLD.confirmed_by_id)) BEGIN
  SELECT RAISE(ABORT, 'recall: what it was started with stays');
END;
--}
--{
CREATE TRIGGER recall_gone BEFORE DELETE ON recall BEGIN
  SELECT RAISE(ABORT, 'recall: never deleted');
END;
--}
--{
CREATE TRIGGER recall_lot_new BEFORE INSERT ON recall_lot
WHEN NEW.decision IS NOT NULL OR NOT EXISTS (SELECT 1 FROM recall WHERE id = NEW.recall_id
  AND state = CASE NEW.because WHEN 'NAMED' THEN 'PREPARED' ELSE 'STARTED' END) BEGIN
  SELECT RAISE(ABORT, 'recall: lots are named before it starts, and follow from then on');
END;
--}
--{
CREATE TRIGGER recall_lot_replaced BEFORE INSERT ON recall_lot
WHEN EXISTS (SELECT 1 FROM recall_lot WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM recall_lot WHERE recall_id = NEW.recall_id AND lot_id = NEW.lot_id) BEGIN
  SELECT RAISE(ABORT, 'recall: a lot stays in scope, and is decided once');
END;
--}
--{
CREATE TRIGGER recall_lot_fixed BEFORE UPDATE ON recall_lot
WHEN OLD.decision IS NOT NULL OR NEW.decision IS NULL OR NEW.id <> OLD.id OR NEW.recall_id <> OLD.recall_id OR NEW.lot_id <> OLD.lot_id
  OR NEW.because <> OLD.because OR NEW.order_uncertain <> OLD.order_uncertain OR NEW.operation_id <> OLD.operation_id BEGIN
  SELECT RAISE(ABORT, 'recall: a lot stays in scope, and is decided once');
END;
--}
--{
CREATE TRIGGER recall_lot_gone BEFORE DELETE ON recall_lot BEGIN
  SELECT RAISE(ABORT, 'recall: a lot stays in scope, and is decided once');
END;
--}
--{
CREATE TRIGGER recall_mark_replaced BEFORE INSERT ON recall_mark
WHEN EXISTS (SELECT 1 FROM recall_mark WHERE id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'recall: what it was started with stays');
END;
--}
--{
CREATE TRIGGER recall_mark_fixed BEFORE UPDATE ON recall_mark BEGIN
  SELECT RAISE(ABORT, 'recall: what it was started with stays');
END;
--}
--{
CREATE TRIGGER recall_mark_gone BEFORE DELETE ON recall_mark BEGIN
  SELECT RAISE(ABORT, 'recall: what it was started with stays');
END;
--}
--{
CREATE TRIGGER recall_answer_new BEFORE INSERT ON recall_answer
WHEN NOT EXISTS (SELECT 1 FROM recall WHERE id = NEW.recall_id AND state = 'STARTED') BEGIN
  SELECT RAISE(ABORT, 'recall: customers answer while it is under way');
END;
--}
--{
CREATE TRIGGER recall_answer_replaced BEFORE INSERT ON recall_answer
WHEN EXISTS (SELECT 1 FROM recall_answer WHERE id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'recall: an answer stays; a later one counts');
END;
--}
--{
CREATE TRIGGER recall_answer_fixed BEFORE UPDATE ON recall_answer BEGIN
  SELECT RAISE(ABORT, 'recall: an answer stays; a later one counts');
END;
--}
--{
CREATE TRIGGER recall_answer_gone BEFORE DELETE ON recall_answer BEGIN
  SELECT RAISE(ABORT, 'recall: an answer stays; a later one counts');
END;
--}
--{
CREATE TRIGGER recall_answer_line_replaced BEFORE INSERT ON recall_answer_line
WHEN EXISTS (SELECT 1 FROM recall_answer_line WHERE id = NEW.id OR (answer_id = NEW.answer_id AND product_id = NEW.product_id)) BEGIN
  SELECT RAISE(ABORT, 'recall: an answer stays; a later one counts');
END;
--}
--{
CREATE TRIGGER recall_answer_line_fixed BEFORE UPDATE ON recall_answer_line BEGIN
  SELECT RAISE(ABORT, 'recall: an answer stays; a later one counts');
END;
--}
--{
CREATE TRIGGER recall_answer_line_gone BEFORE DELETE ON recall_answer_line BEGIN
  SELECT RAISE(ABORT, 'recall: an answer stays; a later one counts');
END;
--}
-- Only a real recall that is under way stops anything, and a hold stays of what it was for.
--{
CREATE TRIGGER hold_of_recall BEFORE INSERT ON hold
WHEN NEW.recall_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM recall WHERE id = NEW.recall_id AND kind = 'REAL' AND state = 'STARTED') BEGIN
  SELECT RAISE(ABORT, 'recall: only a real one that is started stops goods');
END;
--}
--{
CREATE TRIGGER hold_of_recall_fixed BEFORE UPDATE ON hold
WHEN NEW.recall_id IS NOT OLD.recall_id BEGIN
  SELECT RAISE(ABORT, 'hold: it ends once, and is kept as it was placed');
END;
--}
