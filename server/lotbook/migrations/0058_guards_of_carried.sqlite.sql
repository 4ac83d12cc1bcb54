-- Nobody's goods are carried by, or for, a transfer that is not open.
--{
CREATE TRIGGER carried_insert BEFORE INSERT ON carried_promise BEGIN
  SELECT RAISE(ABORT, 'carried promise: both transfers are open')
    WHERE EXISTS (SELECT 1 FROM transfer WHERE id IN (NEW.mover_id, NEW.transfer_id) AND state <> 'READY');
END;
--}
--{
CREATE TRIGGER carried_update BEFORE UPDATE ON carried_promise BEGIN
  SELECT RAISE(ABORT, 'carried promise: both transfers are open')
    WHERE EXISTS (SELECT 1 FROM transfer WHERE id IN (NEW.mover_id, NEW.transfer_id) AND state <> 'READY');
END;
--}
--{
CREATE TRIGGER transfer_ends_carried BEFORE UPDATE OF state ON transfer WHEN OLD.state = 'READY' AND NEW.state <> 'READY' BEGIN
  SELECT RAISE(ABORT, 'transfer: goods are still carried by it or for it')
    WHERE EXISTS (SELECT 1 FROM carried_promise WHERE mover_id = OLD.id OR transfer_id = OLD.id);
END;
--}
