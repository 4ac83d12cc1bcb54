-- Links for answers that are printed on notices are signed with a key of the recall. Those that are over need none.
ALTER TABLE recall ADD COLUMN link_key TEXT;
UPDATE recall SET link_key = lower(hex(randomblob(32))) WHERE state NOT IN ('CLOSED', 'CANCELLED');
--{
CREATE TRIGGER recall_signed BEFORE UPDATE ON recall WHEN OLD.link_key IS NOT NULL AND NEW.link_key IS NOT OLD.link_key BEGIN
  SELECT RAISE(ABORT, 'recall: its links stay as they were printed');
END;
--}
