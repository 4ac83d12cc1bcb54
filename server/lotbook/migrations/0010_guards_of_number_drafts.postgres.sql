-- A list is for a line that still takes numbers.
--{
CREATE FUNCTION draft_of_open_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT state FROM transfer JOIN transfer_line ON transfer_line.transfer_id = transfer.id
      WHERE transfer_line.id = NEW.line_id) <> 'READY' THEN
    RAISE EXCEPTION 'number draft: a finished transfer takes no list' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER number_draft_insert BEFORE INSERT ON number_draft FOR EACH ROW EXECUTE FUNCTION draft_of_open_transfer();
