-- What was added to a recall, why, and who agreed, stays; more lots are named while it is under way, by a widening that holds.
DROP TRIGGER recall_lot_new;
--{
CREATE TRIGGER recall_lot_new BEFORE INSERT ON recall_lot
WHEN NEW.decision IS NOT NULL OR NOT EXISTS (SELECT 1 FROM recall WHERE id = NEW.recall_id
  AND state = CASE WHEN NEW.because = 'NAMED' AND NEW.widening_id IS NULL THEN 'PREPARED' ELSE 'STARTED' END)
  OR (NEW.widening_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM recall_widening
    WHERE id = NEW.widening_id AND recall_id = NEW.recall_id AND position IS NOT NULL)) BEGIN
  SELECT RAISE(ABORT, 'recall: lots are named before it starts, and follow from then on');
END;
--}
--{
CREATE TRIGGER recall_lot_widened BEFORE UPDATE ON recall_lot WHEN NEW.widening_id IS NOT OLD.widening_id BEGIN
  SELECT RAISE(ABORT, 'recall: a lot stays in scope, and is decided once');
END;
--}
--{
CREATE TRIGGER recall_widening_new BEFORE INSERT ON recall_widening
WHEN NOT EXISTS (SELECT 1 FROM recall WHERE id = NEW.recall_id AND state = 'STARTED')
  OR EXISTS (SELECT 1 FROM recall_widening WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM recall_widening WHERE recall_id = NEW.recall_id AND ended_operation_id IS NULL) BEGIN
  SELECT RAISE(ABORT, 'recall: it is widened while it is under way, and that stays');
END;
--}
--{
CREATE TRIGGER recall_widening_fixed BEFORE UPDATE ON recall_widening
WHEN OLD.ended_operation_id IS NOT NULL OR NEW.ended_operation_id IS NULL OR NEW.id <> OLD.id OR NEW.recall_id <> OLD.recall_id
  OR NEW.reason <> OLD.reason OR NEW.operation_id <> OLD.operation_id BEGIN
  SELECT RAISE(ABORT, 'recall: it is widened while it is under way, and that stays');
END;
--}
--{
CREATE TRIGGER recall_widening_gone BEFORE DELETE ON recall_widening BEGIN
  SELECT RAISE(ABORT, 'recall: it is widened while it is under way, and that stays');
END;
--}
--{
CREATE TRIGGER recall_widening_lot_new BEFORE INSERT ON recall_widening_lot
WHEN NOT EXISTS (SELECT 1 FROM recall_widening WHERE id = NEW.widening_id AND ended_operation_id IS NULL)
  OR EXISTS (SELECT 1 FROM recall_widening_lot WHERE id = NEW.id OR (widening_id = NEW.widening_id AND lot_id = NEW.lot_id)) BEGIN
  SELECT RAISE(ABORT, 'recall: what was asked for stays as it was');
END;
--}
--{
CREATE TRIGGER recall_widening_lot_fixed BEFORE UPDATE ON recall_widening_lot BEGIN
  SELECT RAISE(ABORT, 'recall: what was asked for stays as it was');
END;
--}
--{
CREATE TRIGGER recall_widening_lot_gone BEFORE DELETE ON recall_widening_lot BEGIN
  SELECT RAISE(ABORT, 'recall: what was asked for stays as it was');
END;
--}
