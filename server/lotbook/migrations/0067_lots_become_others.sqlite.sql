-- Lots become others also by taking a part off, and by being poured together. SQLite changes no CHECK, so the table of runs
-- is made anew, without the guards of transfers that read it meanwhile; its ids go on where they were.
DROP TRIGGER transfer_of_run;
DROP TRIGGER transfer_to_run;
CREATE TABLE new_run (
  id ROW_ID,
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  kind TEXT NOT NULL CHECK (kind IN ('RELABEL', 'PRODUCTION', 'UNBUILD', 'SPLIT', 'MERGE')),
  reason TEXT NOT NULL,
  manufacturing_order_id BIGINT REFERENCES manufacturing_order (id)
) STRICT;
INSERT INTO new_run (id, operation_id, kind, reason, manufacturing_order_id)
SELECT id, operation_id, kind, reason, manufacturing_order_id FROM run;
DELETE FROM sqlite_sequence WHERE name = 'new_run';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_run', seq FROM sqlite_sequence WHERE name = 'run';
DROP TABLE run;
ALTER TABLE new_run RENAME TO run;
CREATE INDEX run_operation ON run (operation_id);
CREATE INDEX run_order ON run (manufacturing_order_id) WHERE manufacturing_order_id IS NOT NULL;
--{
CREATE TRIGGER run_new BEFORE INSERT ON run
WHEN (NEW.kind = 'PRODUCTION') <> (NEW.manufacturing_order_id IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'run: one of production belongs to an order, no other');
END;
--}
--{
CREATE TRIGGER run_changed BEFORE UPDATE ON run BEGIN
  SELECT RAISE(ABORT, 'run: never changed');
END;
--}
--{
CREATE TRIGGER run_gone BEFORE DELETE ON run BEGIN
  SELECT RAISE(ABORT, 'run: never deleted');
END;
--}
--{
CREATE TRIGGER run_replaced BEFORE INSERT ON run
WHEN EXISTS (SELECT 1 FROM run WHERE id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'run: never changed');
END;
--}
--{
CREATE TRIGGER transfer_of_run BEFORE INSERT ON transfer
WHEN coalesce(NEW.manufacturing_order_id, 0) <> coalesce((SELECT manufacturing_order_id FROM run WHERE id = NEW.run_id), 0) BEGIN
  SELECT RAISE(ABORT, 'transfer: its run is one of its order');
END;
--}
--{
CREATE TRIGGER transfer_to_run BEFORE UPDATE OF run_id, manufacturing_order_id ON transfer
WHEN coalesce(NEW.manufacturing_order_id, 0) <> coalesce((SELECT manufacturing_order_id FROM run WHERE id = NEW.run_id), 0) OR (OLD.state <> 'READY' AND (coalesce(NEW.run_id, 0) <> coalesce(OLD.run_id, 0) OR coalesce(NEW.manufacturing_order_id, 0) <> coalesce(OLD.manufacturing_order_id, 0))) BEGIN
  SELECT RAISE(ABORT, 'transfer: its run is one of its order, and stays');
END;
--}
