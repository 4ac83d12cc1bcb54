-- What was found stays as it was written, of a hold in force alone; and no hold is released while a check of its rule is open
-- or failed.
--{
CREATE FUNCTION hold_check_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
      SELECT 1 FROM added JOIN hold ON hold.id = added.hold_id
      WHERE hold.quarantine_rule_id IS NULL OR hold.ended_operation_id IS NOT NULL) THEN
    RAISE EXCEPTION 'hold: only one of a quarantine rule, in force, is checked' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
--}
CREATE TRIGGER hold_check_new AFTER INSERT ON hold_check REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION hold_check_new();
CREATE TRIGGER hold_check_fixed BEFORE UPDATE ON hold_check FOR EACH ROW EXECUTE FUNCTION refuse('hold: what was checked stays');
CREATE TRIGGER hold_check_gone BEFORE DELETE ON hold_check FOR EACH ROW EXECUTE FUNCTION refuse('hold: what was checked stays');
CREATE TRIGGER hold_check_emptied BEFORE TRUNCATE ON hold_check FOR EACH STATEMENT EXECUTE FUNCTION refuse('hold: what was checked stays');
--{
CREATE FUNCTION hold_released_checked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
      SELECT 1 FROM quarantine_check AS asked WHERE asked.rule_id = NEW.quarantine_rule_id AND NOT coalesce(
        (SELECT passed FROM hold_check WHERE hold_id = NEW.id AND name = asked.name ORDER BY id DESC LIMIT 1), FALSE)) THEN
    RAISE EXCEPTION 'hold: all that is to be checked has passed before it is released' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER hold_released_checked BEFORE UPDATE ON hold FOR EACH ROW
WHEN (NEW.quarantine_rule_id IS NOT NULL AND NEW.ended_operation_id IS NOT NULL) EXECUTE FUNCTION hold_released_checked();
