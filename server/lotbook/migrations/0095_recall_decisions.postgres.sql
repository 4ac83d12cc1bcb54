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

DROP TRIGGER recall_lot_fixed ON recall_lot;
DROP TRIGGER recall_lot_widened ON recall_lot;
DROP TRIGGER recall_lot_gone ON recall_lot;
CREATE TRIGGER recall_lot_fixed BEFORE UPDATE ON recall_lot FOR EACH ROW
WHEN (NEW.id <> OLD.id OR NEW.recall_id <> OLD.recall_id OR NEW.lot_id <> OLD.lot_id OR NEW.because <> OLD.because
  OR NEW.order_uncertain <> OLD.order_uncertain OR NEW.operation_id <> OLD.operation_id OR NEW.widening_id IS DISTINCT FROM OLD.widening_id)
EXECUTE FUNCTION refuse('recall: a lot stays in scope, and what was decided about it stays known');
--{
CREATE FUNCTION recall_lot_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM recall_decision AS said
  WHERE said.id = (SELECT max(id) FROM recall_decision WHERE recall_lot_id = NEW.id)
    AND said.decision = coalesce(NEW.decision, 'QUARANTINE') AND said.operation_id = coalesce(NEW.decision_operation_id, said.operation_id)) THEN
    RAISE EXCEPTION 'recall: a lot stays in scope, and what was decided about it stays known' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER recall_lot_decided BEFORE UPDATE ON recall_lot FOR EACH ROW
WHEN (NEW.decision IS DISTINCT FROM OLD.decision OR NEW.decision_operation_id IS DISTINCT FROM OLD.decision_operation_id)
EXECUTE FUNCTION recall_lot_decided();
CREATE TRIGGER recall_lot_gone BEFORE DELETE ON recall_lot FOR EACH ROW EXECUTE FUNCTION refuse('recall: a lot stays in scope, and what was decided about it stays known');
--{
CREATE FUNCTION recall_decision_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added JOIN recall_lot AS scoped ON scoped.id = added.recall_lot_id JOIN recall ON recall.id = scoped.recall_id
      WHERE recall.state <> 'STARTED' OR coalesce(scoped.decision, 'QUARANTINE') = added.decision) THEN
    RAISE EXCEPTION 'recall: a decision stays; a later one counts' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
--}
CREATE TRIGGER recall_decision_new AFTER INSERT ON recall_decision REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION recall_decision_new();
CREATE TRIGGER recall_decision_fixed BEFORE UPDATE ON recall_decision FOR EACH ROW EXECUTE FUNCTION refuse('recall: a decision stays; a later one counts');
CREATE TRIGGER recall_decision_gone BEFORE DELETE ON recall_decision FOR EACH ROW EXECUTE FUNCTION refuse('recall: a decision stays; a later one counts');
CREATE TRIGGER recall_decision_emptied BEFORE TRUNCATE ON recall_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse('recall: a decision stays; a later one counts');
