-- Keys are given out once: their counter never goes back, and is never made anew.
CREATE TRIGGER gs1_counter_update BEFORE UPDATE ON gs1_counter FOR EACH ROW
WHEN (NEW.next < OLD.next OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.prefix <> OLD.prefix)
EXECUTE FUNCTION refuse('gs1_counter: keys are given out once');
CREATE TRIGGER gs1_counter_delete BEFORE DELETE ON gs1_counter FOR EACH ROW EXECUTE FUNCTION refuse('gs1_counter: keys are given out once');
CREATE TRIGGER gs1_counter_truncate BEFORE TRUNCATE ON gs1_counter FOR EACH STATEMENT EXECUTE FUNCTION refuse('gs1_counter: keys are given out once');
