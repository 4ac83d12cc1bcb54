-- Links for answers that are printed on notices are signed with a key of the recall. Those that are over need none.
ALTER TABLE recall ADD COLUMN link_key TEXT;
UPDATE recall SET link_key = replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') WHERE state NOT IN ('CLOSED', 'CANCELLED');
CREATE TRIGGER recall_signed BEFORE UPDATE ON recall FOR EACH ROW
WHEN (OLD.link_key IS NOT NULL AND NEW.link_key IS DISTINCT FROM OLD.link_key)
EXECUTE FUNCTION refuse('recall: its links stay as they were printed');
