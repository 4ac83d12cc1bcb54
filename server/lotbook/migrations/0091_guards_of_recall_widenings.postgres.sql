-- What was added to a recall, why, and who agreed, stays; more lots are named while it is under way, by a widening that holds.
--{
CREATE OR REPLACE FUNCTION recall_lot_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added JOIN recall ON recall.id = added.recall_id
      LEFT JOIN recall_widening AS widening ON widening.id = added.widening_id
        AND widening.recall_id = added.recall_id AND widening.position IS NOT NULL
      WHERE added.decision IS NOT NULL OR (added.widening_id IS NOT NULL AND widening.id IS NULL)
        OR recall.state <> CASE WHEN added.because = 'NAMED' AND added.widening_id IS NULL THEN 'PREPARED' ELSE 'STARTED' END) THEN
    RAISE EXCEPTION 'recall: lots are named before it starts, and follow from then on' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
--}
CREATE TRIGGER recall_lot_widened BEFORE UPDATE ON recall_lot FOR EACH ROW WHEN (NEW.widening_id IS DISTINCT FROM OLD.widening_id)
EXECUTE FUNCTION refuse('recall: a lot stays in scope, and is decided once');
--{
CREATE FUNCTION recall_widening_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM recall WHERE id = NEW.recall_id AND state = 'STARTED') THEN
    RAISE EXCEPTION 'recall: it is widened while it is under way, and that stays' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER recall_widening_new BEFORE INSERT ON recall_widening FOR EACH ROW EXECUTE FUNCTION recall_widening_new();
CREATE TRIGGER recall_widening_fixed BEFORE UPDATE ON recall_widening FOR EACH ROW
WHEN (OLD.ended_operation_id IS NOT NULL OR NEW.ended_operation_id IS NULL OR NEW.id <> OLD.id OR NEW.recall_id <> OLD.recall_id
  OR NEW.reason <> OLD.reason OR NEW.operation_id <> OLD.operation_id)
EXECUTE FUNCTION refuse('recall: it is widened while it is under way, and that stays');
CREATE TRIGGER recall_widening_gone BEFORE DELETE ON recall_widening FOR EACH ROW EXECUTE FUNCTION refuse('recall: it is widened while it is under way, and that stays');
CREATE TRIGGER recall_widening_emptied BEFORE TRUNCATE ON recall_widening FOR EACH STATEMENT EXECUTE FUNCTION refuse('recall: it is widened while it is under way, and that stays');
--{
CREATE FUNCTION recall_widening_lot_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM recall_widening WHERE id = NEW.widening_id AND ended_operation_id IS NULL) THEN
    RAISE EXCEPTION 'recall: what was asked for stays as it was' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER recall_widening_lot_new BEFORE INSERT ON recall_widening_lot FOR EACH ROW EXECUTE FUNCTION recall_widening_lot_new();
CREATE TRIGGER recall_widening_lot_fixed BEFORE UPDATE ON recall_widening_lot FOR EACH ROW EXECUTE FUNCTION refuse('recall: what was asked for stays as it was');
CREATE TRIGGER recall_widening_lot_gone BEFORE DELETE ON recall_widening_lot FOR EACH ROW EXECUTE FUNCTION refuse('recall: what was asked for stays as it was');
CREATE TRIGGER recall_widening_lot_emptied BEFORE TRUNCATE ON recall_widening_lot FOR EACH STATEMENT EXECUTE FUNCTION refuse('recall: what was asked for stays as it was');
