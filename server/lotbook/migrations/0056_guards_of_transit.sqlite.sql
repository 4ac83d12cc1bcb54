-- What lies between warehouses is promised to nobody but the transfer that brings it in, which names the one that sent it
-- on, for good.
--{
CREATE TRIGGER reservation_between BEFORE INSERT ON reservation
WHEN (SELECT physical AND warehouse_id IS NULL FROM location WHERE id = NEW.location_id) BEGIN
  SELECT RAISE(ABORT, 'reservation: what is on the way is for the transfer that brings it in')
    WHERE (SELECT shipped_by_id FROM transfer WHERE id = NEW.transfer_id) IS NULL;
END;
--}
--{
CREATE TRIGGER reservation_between_else BEFORE UPDATE OF transfer_id, location_id ON reservation
WHEN (SELECT physical AND warehouse_id IS NULL FROM location WHERE id = NEW.location_id) BEGIN
  SELECT RAISE(ABORT, 'reservation: what is on the way is for the transfer that brings it in')
    WHERE (SELECT shipped_by_id FROM transfer WHERE id = NEW.transfer_id) IS NULL;
END;
--}
--{
CREATE TRIGGER transfer_shipped BEFORE INSERT ON transfer
WHEN NEW.shipped_by_id IS NOT NULL AND (NEW.onward_to_id IS NOT NULL
  OR (SELECT onward_to_id FROM transfer WHERE id = NEW.shipped_by_id) IS NULL) BEGIN
  SELECT RAISE(ABORT, 'transfer: it brings in what another one sent on');
END;
--}
--{
CREATE TRIGGER transfer_on_its_way BEFORE UPDATE OF shipped_by_id, onward_to_id ON transfer
WHEN NEW.shipped_by_id IS NOT OLD.shipped_by_id OR NEW.onward_to_id IS NOT OLD.onward_to_id BEGIN
  SELECT RAISE(ABORT, 'transfer: its way between warehouses stays');
END;
--}
