-- What a customer says after the close of a recall is written down, too.
--{
CREATE OR REPLACE FUNCTION recall_answer_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM recall WHERE id = NEW.recall_id AND state IN ('STARTED', 'CLOSED')) THEN
    RAISE EXCEPTION 'recall: customers answer once it is started' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
--}
