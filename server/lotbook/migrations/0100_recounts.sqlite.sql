-- What a count could not apply is counted again in a count of its own, which names it and stays so.
ALTER TABLE stock_count ADD COLUMN recount_of_id INTEGER REFERENCES stock_count (id);
CREATE UNIQUE INDEX stock_count_recount ON stock_count (recount_of_id) WHERE recount_of_id IS NOT NULL;
--{
CREATE TRIGGER count_recounts BEFORE UPDATE ON stock_count WHEN NEW.recount_of_id IS NOT OLD.recount_of_id BEGIN
  SELECT RAISE(ABORT, 'count: what is counted stays');
END;
--}
