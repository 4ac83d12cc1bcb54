-- What customers are told to do, in each language in which somebody gave it: recall.advice is what was given first, and is told
-- wherever another language is missing; this has the others.
ALTER TABLE recall ADD COLUMN advice_language TEXT NOT NULL DEFAULT 'EN' CHECK (advice_language IN ('EN', 'DE', 'FR'));
CREATE TABLE recall_advice (
  id ROW_ID,
  recall_id BIGINT NOT NULL REFERENCES recall (id),
  language TEXT NOT NULL CHECK (language IN ('EN', 'DE', 'FR')),
  text TEXT NOT NULL CHECK (length(text) > 0),
  UNIQUE (recall_id, language)
) STRICT;
--{
CREATE FUNCTION recall_advice_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM recall WHERE id = coalesce(NEW.recall_id, OLD.recall_id) AND state IN ('CLOSED', 'CANCELLED')) THEN
    RAISE EXCEPTION 'recall: what customers are told stays once it is over' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--}
CREATE TRIGGER recall_advice_stays BEFORE INSERT OR DELETE ON recall_advice FOR EACH ROW EXECUTE FUNCTION recall_advice_stays();
CREATE TRIGGER recall_advice_fixed BEFORE UPDATE ON recall_advice FOR EACH ROW EXECUTE FUNCTION refuse('recall: what customers are told stays once it is over');
CREATE TRIGGER recall_advice_emptied BEFORE TRUNCATE ON recall_advice FOR EACH STATEMENT EXECUTE FUNCTION refuse('recall: what customers are told stays once it is over');
