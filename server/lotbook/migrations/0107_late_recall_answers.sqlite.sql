-- What a customer says after the close of a recall is written down, too.
DROP TRIGGER recall_answer_new;
--{
CREATE TRIGGER recall_answer_new BEFORE INSERT ON recall_answer
WHEN NOT EXISTS (SELECT 1 FROM recall WHERE id = NEW.recall_id AND state IN ('STARTED', 'CLOSED')) BEGIN
  SELECT RAISE(ABORT, 'recall: customers answer once it is started');
END;
--}
