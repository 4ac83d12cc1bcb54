-- What lies between warehouses is promised to nobody but the transfer that brings it in, which names the one that sent it
-- on, for good.
--{
CREATE FUNCTION reservation_between() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM made JOIN location ON location.id = made.location_id JOIN transfer ON transfer.id = made.transfer_id
    WHERE location.physical AND location.warehouse_id IS NULL AND transfer.shipped_by_id IS NULL
  ) THEN
    RAISE EXCEPTION 'reservation: what is on the way is for the transfer that brings it in'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
--}
CREATE TRIGGER reservation_between AFTER INSERT ON reservation REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION reservation_between();
CREATE TRIGGER reservation_between_else AFTER UPDATE ON reservation REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION reservation_between();
--{
CREATE FUNCTION transfer_shipped() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.onward_to_id IS NOT NULL OR (SELECT onward_to_id FROM transfer WHERE id = NEW.shipped_by_id) IS NULL THEN
    RAISE EXCEPTION 'transfer: it brings in what another one sent on' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER transfer_shipped BEFORE INSERT ON transfer FOR EACH ROW WHEN (NEW.shipped_by_id IS NOT NULL) EXECUTE FUNCTION transfer_shipped();
CREATE TRIGGER transfer_on_its_way BEFORE UPDATE OF shipped_by_id, onward_to_id ON transfer FOR EACH ROW
WHEN (NEW.shipped_by_id IS DISTINCT FROM OLD.shipped_by_id OR NEW.onward_to_id IS DISTINCT FROM OLD.onward_to_id)
EXECUTE FUNCTION refuse('transfer: its way between warehouses stays');
