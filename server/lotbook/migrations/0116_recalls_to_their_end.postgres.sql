-- A letter that waits goes to where its reader gets mail by then; but for that it stays as it was written. An exercise follows
-- what becomes of its lots: recalls_open counts all recalls that are started.
DROP TRIGGER recall_letter_fixed ON recall_letter;
--{
CREATE FUNCTION recall_letter_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'address' <> to_jsonb(OLD) - 'address'
      OR NOT EXISTS (SELECT 1 FROM outbox WHERE id = OLD.outbox_id AND state = 'WAITING') THEN
    RAISE EXCEPTION 'recall: a letter stays as it was written' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER recall_letter_fixed BEFORE UPDATE ON recall_letter FOR EACH ROW EXECUTE FUNCTION recall_letter_fixed();
UPDATE counter SET value = (SELECT count(*) FROM recall WHERE state = 'STARTED') WHERE name = 'recalls_open';
