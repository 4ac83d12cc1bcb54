-- What was found stays as it was written, of a hold in force alone; and no hold is released while a check of its rule is open
-- or failed.
--{
CREATE TRIGGER hold_check_insert BEFORE INSERT ON hold_check BEGIN
  SELECT RAISE(ABORT, 'hold: what was checked stays') WHERE EXISTS (SELECT 1 FROM hold_check WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'hold: only one of a quarantine rule, in force, is checked') WHERE NOT EXISTS (
    SELECT 1 FROM hold WHERE id = NEW.hold_id AND quarantine_rule_id IS NOT NULL AND ended_operation_id IS NULL);
END;
--}
--{
CREATE TRIGGER hold_check_fixed BEFORE UPDATE ON hold_check BEGIN
  SELECT RAISE(ABORT, 'hold: what was checked stays');
END;
--}
--{
CREATE TRIGGER hold_check_gone BEFORE DELETE ON hold_check BEGIN
  SELECT RAISE(ABORT, 'hold: what was checked stays');
END;
--}
--{
CREATE TRIGGER hold_released_checked BEFORE UPDATE ON hold
WHEN NEW.quarantine_rule_id IS NOT NULL AND NEW.ended_operation_id IS NOT NULL AND EXISTS (
  SELECT 1 FROM quarantine_check AS asked WHERE asked.rule_id = NEW.quarantine_rule_id AND NOT coalesce(
    (SELECT passed FROM hold_check WHERE hold_id = NEW.id AND name = asked.name ORDER BY id DESC LIMIT 1), FALSE)) BEGIN
  SELECT RAISE(ABORT, 'hold: all that is to be checked has passed before it is released');
END;
--}
