-- What was decided about a lot of a recall may be decided otherwise while that is under way: each decision stays, the last one
-- counts. QUARANTINE: it is stopped again, and open. disposition: of the lot until it was rejected by this, NULL where that
-- changed nothing.
CREATE TABLE recall_decision (
  id ROW_ID,
  recall_lot_id BIGINT NOT NULL REFERENCES recall_lot (id),
  decision TEXT NOT NULL CHECK (decision IN ('QUARANTINE', 'RELEASED', 'REJECTED')),
  disposition TEXT CHECK (disposition IN ('QUARANTINE', 'RELEASED')),
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  UNIQUE (recall_lot_id, operation_id),
  CHECK (disposition IS NULL OR decision = 'REJECTED')
) STRICT;
INSERT INTO recall_decision (recall_lot_id, decision, operation_id)
SELECT id, decision, decision_operation_id FROM recall_lot WHERE decision IS NOT NULL ORDER BY id;

DROP TRIGGER recall_lot_replaced;
DROP TRIGGER recall_lot_fixed;
DROP TRIGGER recall_lot_widened;
DROP TRIGGER recall_lot_gone;
--{
CREATE TRIGGER recall_lot_replaced BEFORE INSERT ON recall_lot
WHEN EXISTS (SELECT 1 FROM recall_lot WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM recall_lot WHERE recall_id = NEW.recall_id AND lot_id = NEW.lot_id) BEGIN
  SELECT RAISE(ABORT, 'recall: a lot stays in scope, and what was decided about it stays known');
END;
--}
--{
CREATE TRIGGER recall_lot_fixed BEFORE UPDATE ON recall_lot
WHEN NEW.id <> OLD.id OR NEW.recall_id <> OLD.recall_id OR NEW.lot_id <> OLD.lot_id OR NEW.because <> OLD.because
  OR NEW.order_uncertain <> OLD.order_uncertain OR NEW.operation_id <> OLD.operation_id OR NEW.widening_id IS NOT OLD.widening_id BEGIN
  SELECT RAISE(ABORT, 'recall: a lot stays in scope, and what was decided about it stays known');
END;
--}
--{
CREATE TRIGGER recall_lot_decided BEFORE UPDATE OF decision, decision_operation_id ON recall_lot
WHEN NOT EXISTS (SELECT 1 FROM recall_decision AS said
  WHERE said.id = (SELECT max(id) FROM recall_decision WHERE recall_lot_id = NEW.id)
    AND said.decision = coalesce(NEW.decision, 'QUARANTINE') AND said.operation_id = coalesce(NEW.decision_operation_id, said.operation_id)) BEGIN
  SELECT RAISE(ABORT, 'recall: a lot stays in scope, and what was decided about it stays known');
END;
--}
--{
CREATE TRIGGER recall_lot_gone BEFORE DELETE ON recall_lot BEGIN
  SELECT RAISE(ABORT, 'recall: a lot stays in scope, and what was decided about it stays known');
END;
--}
--{
CREATE TRIGGER recall_decision_new BEFORE INSERT ON recall_decision
WHEN EXISTS (SELECT 1 FROM recall_decision WHERE id = NEW.id OR (recall_lot_id = NEW.recall_lot_id AND operation_id = NEW.operation_id))
  OR NOT EXISTS (SELECT 1 FROM recall_lot AS scoped JOIN recall ON recall.id = scoped.recall_id AND recall.state = 'STARTED'
    WHERE scoped.id = NEW.recall_lot_id AND coalesce(scoped.decision, 'QUARANTINE') <> NEW.decision) BEGIN
  SELECT RAISE(ABORT, 'recall: a decision stays; a later one counts');
END;
--}
--{
CREATE TRIGGER recall_decision_fixed BEFORE UPDATE ON recall_decision BEGIN
  SELECT RAISE(ABORT, 'recall: a decision stays; a later one counts');
END;
--}
--{
CREATE TRIGGER recall_decision_gone BEFORE DELETE ON recall_decision BEGIN
  SELECT RAISE(ABORT, 'recall: a decision stays; a later one counts');
END;
--}
