-- REPLACE by a unique column deletes a row without a word to any trigger; and an entry could be moved onto a finished transfer.
--{
CREATE TRIGGER operation_insert_seq BEFORE INSERT ON operation WHEN NEW.seq IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'operation: a place in the book is never given twice') WHERE EXISTS (SELECT 1 FROM operation WHERE seq = NEW.seq);
END;
--}
--{
CREATE TRIGGER operation_update_seq BEFORE UPDATE OF seq ON operation WHEN NEW.seq IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'operation: a place in the book is never given twice')
    WHERE EXISTS (SELECT 1 FROM operation WHERE seq = NEW.seq AND id <> OLD.id);
END;
--}
--{
CREATE TRIGGER lot_insert BEFORE INSERT ON lot BEGIN
  SELECT RAISE(ABORT, 'lot: never replaced') WHERE EXISTS (SELECT 1 FROM lot WHERE id = NEW.id);
END;
--}
--{
CREATE TRIGGER transfer_insert BEFORE INSERT ON transfer BEGIN
  SELECT RAISE(ABORT, 'transfer: never replaced') WHERE EXISTS (SELECT 1 FROM transfer WHERE id = NEW.id);
END;
--}
--{
CREATE TRIGGER entry_move BEFORE UPDATE OF transfer_id ON transfer_entry
WHEN (SELECT state FROM transfer WHERE id = NEW.transfer_id) <> 'READY' BEGIN
  SELECT RAISE(ABORT, 'transfer: entries of a finished transfer stay as they are');
END;
--}
