-- A recall that was closed may go on. What was promised of its goods at the close is then forgotten: the next close keeps it anew.
DROP TRIGGER recall_moves ON recall;
DROP TRIGGER recall_promised_gone ON recall_promised;
DROP TRIGGER recall_stopped_gone ON recall_stopped;
CREATE TRIGGER recall_moves BEFORE UPDATE ON recall FOR EACH ROW
WHEN (OLD.state = 'CANCELLED' OR (OLD.state = 'CLOSED' AND NEW.state <> 'STARTED')
  OR (OLD.state = 'STARTED' AND NEW.state NOT IN ('STARTED', 'CLOSED'))
  OR (OLD.state <> 'STARTED' AND NEW.state = 'CLOSED') OR (OLD.state = 'TO_CONFIRM' AND NEW.state = 'PREPARED')
  OR (NEW.state = 'CLOSED') <> (NEW.closed_operation_id IS NOT NULL))
EXECUTE FUNCTION refuse('recall: what is started is closed, and a finished one stays');
--{
CREATE FUNCTION recall_promised_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM recall WHERE id = OLD.recall_id AND state = 'STARTED') THEN
    RAISE EXCEPTION 'recall: what was promised of it at its close stays' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
--}
CREATE TRIGGER recall_promised_gone BEFORE DELETE ON recall_promised FOR EACH ROW EXECUTE FUNCTION recall_promised_gone();
CREATE TRIGGER recall_stopped_gone BEFORE DELETE ON recall_stopped FOR EACH ROW EXECUTE FUNCTION recall_promised_gone();
