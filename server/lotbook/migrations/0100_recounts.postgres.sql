-- What a count could not apply is counted again in a count of its own, which names it and stays so.
ALTER TABLE stock_count ADD COLUMN recount_of_id BIGINT REFERENCES stock_count (id);
CREATE UNIQUE INDEX stock_count_recount ON stock_count (recount_of_id) WHERE recount_of_id IS NOT NULL;
CREATE TRIGGER count_recounts BEFORE UPDATE ON stock_count FOR EACH ROW
WHEN (NEW.recount_of_id IS DISTINCT FROM OLD.recount_of_id) EXECUTE FUNCTION refuse('count: what is counted stays');
