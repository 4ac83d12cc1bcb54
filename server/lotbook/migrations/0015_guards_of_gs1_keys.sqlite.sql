-- Keys are given out once: their counter never goes back, and is never made anew. REPLACE deletes without firing a
-- DELETE trigger, so a known row is refused before the insert.
--{
CREATE TRIGGER gs1_counter_insert BEFORE INSERT ON gs1_counter BEGIN
  SELECT RAISE(ABORT, 'gs1_counter: keys are given out once') WHERE EXISTS (SELECT 1 FROM gs1_counter WHERE id = NEW.id OR (kind = NEW.kind AND prefix = NEW.prefix));
END;
--}
--{
CREATE TRIGGER gs1_counter_update BEFORE UPDATE ON gs1_counter WHEN NEW.next < OLD.next OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.prefix <> OLD.prefix BEGIN
  SELECT RAISE(ABORT, 'gs1_counter: keys are given out once');
END;
--}
--{
CREATE TRIGGER gs1_counter_delete BEFORE DELETE ON gs1_counter BEGIN
  SELECT RAISE(ABORT, 'gs1_counter: keys are given out once');
END;
--}
