-- Dates may come from an advance notice, entries from what a scanned carton holds; the entry names that carton.

ALTER TABLE transfer_entry ADD COLUMN carton TEXT CHECK (length(carton) = 18);
ALTER TABLE transfer_entry DROP CONSTRAINT transfer_entry_via_check;
ALTER TABLE transfer_entry ADD CHECK (via IN ('SCANNED', 'TYPED', 'GENERATED', 'CHOSEN', 'INFERRED'));
ALTER TABLE transfer_entry DROP CONSTRAINT transfer_entry_expiry_origin_check;
ALTER TABLE transfer_entry ADD CHECK (expiry_origin IN ('LABEL', 'SHELF_LIFE', 'PERSON', 'NOTICE'));
ALTER TABLE transfer_entry DROP CONSTRAINT transfer_entry_best_before_origin_check;
ALTER TABLE transfer_entry ADD CHECK (best_before_origin IN ('LABEL', 'SHELF_LIFE', 'PERSON', 'NOTICE'));
ALTER TABLE lot DROP CONSTRAINT lot_expiry_origin_check;
ALTER TABLE lot ADD CHECK (expiry_origin IN ('LABEL', 'SHELF_LIFE', 'PERSON', 'NOTICE'));
ALTER TABLE lot DROP CONSTRAINT lot_best_before_origin_check;
ALTER TABLE lot ADD CHECK (best_before_origin IN ('LABEL', 'SHELF_LIFE', 'PERSON', 'NOTICE'));

-- What was announced for a finished transfer stays as it was announced.
--{
CREATE FUNCTION expected_of_open_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM touched JOIN transfer_line AS line ON line.id = touched.transfer_line_id
    JOIN transfer ON transfer.id = line.transfer_id WHERE transfer.state <> 'READY'
  ) THEN
    RAISE EXCEPTION 'transfer: what was announced for a finished transfer stays' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
--}
CREATE TRIGGER expected_insert AFTER INSERT ON expected_number REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION expected_of_open_transfer();
CREATE TRIGGER expected_update AFTER UPDATE ON expected_number REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION expected_of_open_transfer();
CREATE TRIGGER expected_move AFTER UPDATE ON expected_number REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION expected_of_open_transfer();
CREATE TRIGGER expected_delete AFTER DELETE ON expected_number REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION expected_of_open_transfer();
