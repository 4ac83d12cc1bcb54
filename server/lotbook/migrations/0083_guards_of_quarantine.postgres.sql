-- A hold stays of the rule that placed it, and what a rule is about stays: holds were placed by it.
CREATE TRIGGER hold_of_rule_fixed BEFORE UPDATE ON hold FOR EACH ROW
WHEN (NEW.quarantine_rule_id IS DISTINCT FROM OLD.quarantine_rule_id) EXECUTE FUNCTION refuse('hold: it ends once, and is kept as it was placed');
CREATE TRIGGER quarantine_rule_fixed BEFORE UPDATE ON quarantine_rule FOR EACH ROW
WHEN (NEW.id <> OLD.id OR NEW.product_id IS DISTINCT FROM OLD.product_id OR NEW.vendor_id IS DISTINCT FROM OLD.vendor_id OR NEW.operation_type_id IS DISTINCT FROM OLD.operation_type_id)
EXECUTE FUNCTION refuse('quarantine: what a rule is about stays');
CREATE TRIGGER quarantine_rule_gone BEFORE DELETE ON quarantine_rule FOR EACH ROW EXECUTE FUNCTION refuse('quarantine: a rule is archived, never deleted');
CREATE TRIGGER quarantine_rule_emptied BEFORE TRUNCATE ON quarantine_rule FOR EACH STATEMENT EXECUTE FUNCTION refuse('quarantine: a rule is archived, never deleted');
