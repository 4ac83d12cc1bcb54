-- A count that is done or given up stays as it is, with all that was counted.
ALTER TABLE notice DROP CONSTRAINT notice_kind_check;
ALTER TABLE notice ADD CHECK (kind IN ('ORDER_TO_APPROVE', 'ORDER_DECIDED', 'LATE', 'EXPIRY', 'RESERVATION_LOST', 'HOLD', 'COUNT'));
ALTER TABLE notice_choice DROP CONSTRAINT notice_choice_kind_check;
ALTER TABLE notice_choice ADD CHECK (kind IN ('ORDER_TO_APPROVE', 'ORDER_DECIDED', 'LATE', 'EXPIRY', 'RESERVATION_LOST', 'HOLD', 'COUNT'));
CREATE TRIGGER count_new BEFORE INSERT ON stock_count FOR EACH ROW
WHEN (NEW.state <> 'COUNTING') EXECUTE FUNCTION refuse('count: it begins with counting');
CREATE TRIGGER count_finished BEFORE UPDATE ON stock_count FOR EACH ROW
WHEN (OLD.state IN ('DONE', 'CANCELLED') OR (OLD.state = 'COUNTING' AND NEW.state = 'DONE'))
EXECUTE FUNCTION refuse('count: it is looked at before it is done, and a finished one stays');
CREATE TRIGGER count_fixed BEFORE UPDATE ON stock_count FOR EACH ROW
WHEN (NEW.id <> OLD.id OR NEW.location_id <> OLD.location_id OR NEW.warehouse_id <> OLD.warehouse_id
  OR NEW.product_id IS DISTINCT FROM OLD.product_id OR NEW.blind <> OLD.blind OR NEW.round < OLD.round)
EXECUTE FUNCTION refuse('count: what is counted stays');
CREATE TRIGGER count_gone BEFORE DELETE ON stock_count FOR EACH ROW EXECUTE FUNCTION refuse('count: never deleted');
-- Once for a statement, not for each of 10,000 rows.
--{
CREATE FUNCTION count_position_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM stock_count WHERE state IN ('DONE', 'CANCELLED') AND id IN (SELECT count_id FROM changed)) THEN
    RAISE EXCEPTION 'count: what a finished one counted stays' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
--}
CREATE TRIGGER count_position_new AFTER INSERT ON count_position REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_position_stays();
CREATE TRIGGER count_position_stays AFTER UPDATE ON count_position REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_position_stays();
CREATE TRIGGER count_position_gone AFTER DELETE ON count_position REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_position_stays();
CREATE TRIGGER count_position_fixed BEFORE UPDATE ON count_position FOR EACH ROW
WHEN (NEW.id <> OLD.id OR NEW.count_id <> OLD.count_id OR NEW.location_id <> OLD.location_id OR NEW.product_id <> OLD.product_id
  OR NEW.lot_id IS DISTINCT FROM OLD.lot_id OR NEW.number IS DISTINCT FROM OLD.number OR NEW.package_id IS DISTINCT FROM OLD.package_id)
EXECUTE FUNCTION refuse('count: a position stays what it is of');
--{
CREATE FUNCTION count_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM changed JOIN count_position ON count_position.id = changed.position_id
      JOIN stock_count ON stock_count.id = count_position.count_id WHERE stock_count.state IN ('DONE', 'CANCELLED')) THEN
    RAISE EXCEPTION 'count: what a finished one counted stays' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
--}
CREATE TRIGGER count_entry_new AFTER INSERT ON count_entry REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_entry_stays();
CREATE TRIGGER count_entry_gone AFTER DELETE ON count_entry REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_entry_stays();
CREATE TRIGGER count_entry_fixed BEFORE UPDATE ON count_entry FOR EACH ROW EXECUTE FUNCTION refuse('count: an entry is taken off, never changed');
