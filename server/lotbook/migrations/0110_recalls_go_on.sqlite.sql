-- A recall that was closed may go on. What was promised of its goods at the close is then forgotten: the next close keeps it anew.
DROP TRIGGER recall_moves;
DROP TRIGGER recall_promised_gone;
DROP TRIGGER recall_stopped_gone;
--{
CREATE TRIGGER recall_moves BEFORE UPDATE ON recall
WHEN OLD.state = 'CANCELLED' OR (OLD.state = 'CLOSED' AND NEW.state <> 'STARTED')
  OR (OLD.state = 'STARTED' AND NEW.state NOT IN ('STARTED', 'CLOSED'))
  OR (OLD.state <> 'STARTED' AND NEW.state = 'CLOSED') OR (OLD.state = 'TO_CONFIRM' AND NEW.state = 'PREPARED')
  OR (NEW.state = 'CLOSED') <> (NEW.closed_operation_id IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'recall: what is started is closed, and a finished one stays');
END;
--}
--{
CREATE TRIGGER recall_promised_gone BEFORE DELETE ON recall_promised
WHEN NOT EXISTS (SELECT 1 FROM recall WHERE id = OLD.recall_id AND state = 'STARTED') BEGIN
  SELECT RAISE(ABORT, 'recall: what was promised of it at its close stays');
END;
--}
--{
CREATE TRIGGER recall_stopped_gone BEFORE DELETE ON recall_stopped
WHEN NOT EXISTS (SELECT 1 FROM recall WHERE id = OLD.recall_id AND state = 'STARTED') BEGIN
  SELECT RAISE(ABORT, 'recall: what was promised of it at its close stays');
END;
--}
