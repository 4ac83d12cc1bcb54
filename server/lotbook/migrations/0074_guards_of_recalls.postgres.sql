-- What a recall was started with stays: its reason to be, its scope, what came into it, what was decided and answered.
CREATE TRIGGER recall_new BEFORE INSERT ON recall FOR EACH ROW
WHEN (NEW.state <> 'PREPARED') EXECUTE FUNCTION refuse('recall: it is prepared before it is started');
CREATE TRIGGER recall_moves BEFORE UPDATE ON recall FOR EACH ROW
WHEN (OLD.state IN ('CLOSED', 'CANCELLED') OR (OLD.state = 'STARTED' AND NEW.state NOT IN ('STARTED', 'CLOSED'))
  OR (OLD.state <> 'STARTED' AND NEW.state = 'CLOSED') OR (OLD.state = 'TO_CONFIRM' AND NEW.state = 'PREPARED'))
EXECUTE FUNCTION refuse('recall: what is started is closed, and a finished one stays');
CREATE TRIGGER recall_fixed BEFORE UPDATE ON recall FOR EACH ROW
WHEN (NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.kind <> OLD.kind OR NEW.scope <> OLD.scope OR NEW.created <> OLD.created
  OR NEW.reason <> OLD.reason OR NEW.narrow_because IS DISTINCT FROM OLD.narrow_because
  OR (OLD.position IS NOT NULL AND (NEW.position <> OLD.position OR NEW.started <> OLD.started OR NEW.listed <> OLD.listed
    OR (OLD.held IS NOT NULL AND NEW.held IS DISTINCT FROM OLD.held) OR NEW.customers <> OLD.customers
    OR NEW.asked_by_id IS DISTINCT FROM OLD.asked_by_id OR NEW.confirmed_by_id IS DISTINCT FROM OLD.confirmed_by_id)))
EXECUTE FUNCTION refuse('recall: what it was started with stays');
CREATE TRIGGER recall_gone BEFORE DELETE ON recall FOR EACH ROW EXECUTE FUNCTION refuse('recall: never deleted');
CREATE TRIGGER recall_emptied BEFORE TRUNCATE ON recall FOR EACH STATEMENT EXECUTE FUNCTION refuse('recall: never deleted');
-- Once for a statement, not for each of 50,000 rows.
--{
CREATE FUNCTION recall_lot_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added JOIN recall ON recall.id = added.recall_id
      WHERE added.decision IS NOT NULL OR recall.state <> CASE added.because WHEN 'NAMED' THEN 'PREPARED' ELSE 'STARTED' END) THEN
    RAISE EXCEPTION 'recall: lots are named before it starts, and follow from then on' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
--}
CREATE TRIGGER recall_lot_new AFTER INSERT ON recall_lot REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION recall_lot_new();
CREATE TRIGGER recall_lot_fixed BEFORE UPDATE ON recall_lot FOR EACH ROW
WHEN (OLD.decision IS NOT NULL OR NEW.decision IS NULL OR NEW.id <> OLD.id OR NEW.recall_id <> OLD.recall_id OR NEW.lot_id <> OLD.lot_id
  OR NEW.because <> OLD.because OR NEW.order_uncertain <> OLD.order_uncertain OR NEW.operation_id <> OLD.operation_id)
EXECUTE FUNCTION refuse('recall: a lot stays in scope, and is decided once');
CREATE TRIGGER recall_lot_gone BEFORE DELETE ON recall_lot FOR EACH ROW EXECUTE FUNCTION refuse('recall: a lot stays in scope, and is decided once');
CREATE TRIGGER recall_mark_fixed BEFORE UPDATE ON recall_mark FOR EACH ROW EXECUTE FUNCTION refuse('recall: what it was started with stays');
CREATE TRIGGER recall_mark_gone BEFORE DELETE ON recall_mark FOR EACH ROW EXECUTE FUNCTION refuse('recall: what it was started with stays');
--{
CREATE FUNCTION recall_answer_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM recall WHERE id = NEW.recall_id AND state = 'STARTED') THEN
    RAISE EXCEPTION 'recall: customers answer while it is under way' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
--}
CREATE TRIGGER recall_answer_new AFTER INSERT ON recall_answer FOR EACH ROW EXECUTE FUNCTION recall_answer_new();
CREATE TRIGGER recall_answer_fixed BEFORE UPDATE ON recall_answer FOR EACH ROW EXECUTE FUNCTION refuse('recall: an answer stays; a later one counts');
CREATE TRIGGER recall_answer_gone BEFORE DELETE ON recall_answer FOR EACH ROW EXECUTE FUNCTION refuse('recall: an answer stays; a later one counts');
CREATE TRIGGER recall_answer_line_fixed BEFORE UPDATE ON recall_answer_line FOR EACH ROW EXECUTE FUNCTION refuse('recall: an answer stays; a later one counts');
CREATE TRIGGER recall_answer_line_gone BEFORE DELETE ON recall_answer_line FOR EACH ROW EXECUTE FUNCTION refuse('recall: an answer stays; a later one counts');
-- Only a real recall that is under way stops anything, and a hold stays of what it was for.
--{
CREATE FUNCTION hold_of_recall() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added JOIN recall ON recall.id = added.recall_id WHERE recall.kind <> 'REAL' OR recall.state <> 'STARTED') THEN
    RAISE EXCEPTION 'recall: only a real one that is started stops goods' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
--}
CREATE TRIGGER hold_of_recall AFTER INSERT ON hold REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION hold_of_recall();
CREATE TRIGGER hold_of_recall_fixed BEFORE UPDATE ON hold FOR EACH ROW
WHEN (NEW.recall_id IS DISTINCT FROM OLD.recall_id) EXECUTE FUNCTION refuse('hold: it ends once, and is kept as it was placed');
