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
CREATE TRIGGER recall_advice_new BEFORE INSERT ON recall_advice
WHEN EXISTS (SELECT 1 FROM recall WHERE id = NEW.recall_id AND state IN ('CLOSED', 'CANCELLED'))
  OR EXISTS (SELECT 1 FROM recall_advice WHERE id = NEW.id OR (recall_id = NEW.recall_id AND language = NEW.language)) BEGIN
  SELECT RAISE(ABORT, 'recall: what customers are told stays once it is over');
END;
--}
--{
CREATE TRIGGER recall_advice_fixed BEFORE UPDATE ON recall_advice BEGIN
  SELECT RAISE(ABORT, 'recall: what customers are told stays once it is over');
END;
--}
--{
CREATE TRIGGER recall_advice_gone BEFORE DELETE ON recall_advice
WHEN EXISTS (SELECT 1 FROM recall WHERE id = OLD.recall_id AND state IN ('CLOSED', 'CANCELLED')) BEGIN
  SELECT RAISE(ABORT, 'recall: what customers are told stays once it is over');
END;
--}
