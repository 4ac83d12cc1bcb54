-- Nobody's goods are carried by, or for, a transfer that is not open.
--{
CREATE FUNCTION carried_between_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM transfer WHERE id IN (NEW.mover_id, NEW.transfer_id) AND state <> 'READY') THEN
    RAISE EXCEPTION 'carried promise: both transfers are open' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER carried_open BEFORE INSERT OR UPDATE ON carried_promise FOR EACH ROW EXECUTE FUNCTION carried_between_open();
--{
CREATE FUNCTION transfer_ends_carried() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM carried_promise WHERE mover_id = OLD.id OR transfer_id = OLD.id) THEN
    RAISE EXCEPTION 'transfer: goods are still carried by it or for it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER transfer_ends_carried BEFORE UPDATE OF state ON transfer FOR EACH ROW
WHEN (OLD.state = 'READY' AND NEW.state <> 'READY') EXECUTE FUNCTION transfer_ends_carried();
