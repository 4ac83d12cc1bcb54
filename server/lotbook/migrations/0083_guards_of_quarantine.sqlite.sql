-- A hold stays of the rule that placed it, and what a rule is about stays: holds were placed by it.
--{
CREATE TRIGGER hold_of_rule_fixed BEFORE UPDATE ON hold
WHEN NEW.quarantine_rule_id IS NOT OLD.quarantine_rule_id BEGIN
  SELECT RAISE(ABORT, 'hold: it ends once, and is kept as it was placed');
END;
--}
--{
CREATE TRIGGER quarantine_rule_insert BEFORE INSERT ON quarantine_rule BEGIN
  SELECT RAISE(ABORT, 'quarantine: what a rule is about stays') WHERE EXISTS (SELECT 1 FROM quarantine_rule WHERE id = NEW.id);
END;
--}
--{
CREATE TRIGGER quarantine_rule_fixed BEFORE UPDATE ON quarantine_rule
WHEN NEW.id <> OLD.id OR NEW.product_id IS NOT OLD.product_id OR NEW.vendor_id IS NOT OLD.vendor_id
  OR NEW.operation_type_id IS NOT OLD.operation_type_id BEGIN
  SELECT RAISE(ABORT, 'quarantine: what a rule is about stays');
END;
--}
--{
CREATE TRIGGER quarantine_rule_gone BEFORE DELETE ON quarantine_rule BEGIN
  SELECT RAISE(ABORT, 'quarantine: a rule is archived, never deleted');
END;
--}
