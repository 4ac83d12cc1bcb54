-- The journal only grows; ON CONFLICT DO UPDATE is an update, so the row trigger refuses it too.
--{
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$;
--}
CREATE TRIGGER journal_update BEFORE UPDATE ON stock_move_line FOR EACH ROW EXECUTE FUNCTION refuse('journal: a line is never changed');
CREATE TRIGGER journal_delete BEFORE DELETE ON stock_move_line FOR EACH ROW EXECUTE FUNCTION refuse('journal: a line is never deleted');
CREATE TRIGGER journal_truncate BEFORE TRUNCATE ON stock_move_line FOR EACH STATEMENT EXECUTE FUNCTION refuse('journal: never truncated');

-- Once for all lines of a statement: a row trigger would cost more than the insert itself.
--{
CREATE FUNCTION journal_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added JOIN product ON product.id = added.product_id WHERE product.tracking <> added.tracking) THEN
    RAISE EXCEPTION 'journal: tracking is not the one of the product' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM added WHERE corrects_id IS NOT NULL) THEN
    IF EXISTS (
      SELECT 1 FROM stock_move_line wrong
      WHERE wrong.id IN (SELECT corrects_id FROM added)
        AND wrong.quantity < (SELECT sum(quantity) FROM stock_move_line WHERE corrects_id = wrong.id)
    ) THEN
      RAISE EXCEPTION 'journal: more is corrected than the line moved' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (
      SELECT 1 FROM added JOIN stock_move_line wrong ON wrong.id = added.corrects_id
      WHERE wrong.product_id <> added.product_id OR coalesce(wrong.lot_id, 0) <> coalesce(added.lot_id, 0)
    ) THEN
      RAISE EXCEPTION 'journal: a correction moves the same lot of the same product' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  RETURN NULL;
END $$;
--}
CREATE TRIGGER journal_insert AFTER INSERT ON stock_move_line REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION journal_insert();

-- What was answered under an operation id stays answered.
CREATE TRIGGER operation_update BEFORE UPDATE ON operation FOR EACH ROW
WHEN (OLD.state <> 'OPEN' OR NEW.key <> OLD.key OR NEW.id <> OLD.id)
EXECUTE FUNCTION refuse('operation: what was answered stays answered');
CREATE TRIGGER operation_delete BEFORE DELETE ON operation FOR EACH ROW EXECUTE FUNCTION refuse('operation: never deleted');
CREATE TRIGGER operation_truncate BEFORE TRUNCATE ON operation FOR EACH STATEMENT EXECUTE FUNCTION refuse('operation: never truncated');

-- A lot keeps its number once it has moved; another number is a relabelling, which the journal shows.
--{
CREATE FUNCTION lot_identity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM stock_move_line WHERE lot_id = OLD.id) THEN
    RAISE EXCEPTION 'lot: number and product stay once it has moved' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER lot_identity BEFORE UPDATE OF number, product_id ON lot FOR EACH ROW
WHEN (NEW.number <> OLD.number OR NEW.product_id <> OLD.product_id) EXECUTE FUNCTION lot_identity();

-- Finished documents stay finished.
CREATE TRIGGER transfer_finished BEFORE UPDATE OF state ON transfer FOR EACH ROW
WHEN (OLD.state <> 'READY' AND NEW.state <> OLD.state) EXECUTE FUNCTION refuse('transfer: a finished transfer stays finished');
--{
CREATE FUNCTION entry_of_open_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM transfer WHERE id IN (SELECT transfer_id FROM touched) AND state <> 'READY') THEN
    RAISE EXCEPTION 'transfer: entries of a finished transfer stay as they are' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
--}
CREATE TRIGGER entry_insert AFTER INSERT ON transfer_entry REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION entry_of_open_transfer();
CREATE TRIGGER entry_update AFTER UPDATE ON transfer_entry REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION entry_of_open_transfer();
CREATE TRIGGER entry_delete AFTER DELETE ON transfer_entry REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION entry_of_open_transfer();
