-- The journal only grows. REPLACE deletes without firing a DELETE trigger, so a known id is refused before the insert.
--{
CREATE TRIGGER journal_insert BEFORE INSERT ON stock_move_line BEGIN
  SELECT RAISE(ABORT, 'journal: a line is never replaced') WHERE EXISTS (SELECT 1 FROM stock_move_line WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'journal: tracking is not the one of the product')
    WHERE NEW.tracking <> (SELECT tracking FROM product WHERE id = NEW.product_id);
END;
--}
--{
CREATE TRIGGER journal_correction AFTER INSERT ON stock_move_line WHEN NEW.corrects_id IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'journal: more is corrected than the line moved')
    WHERE (SELECT sum(quantity) FROM stock_move_line WHERE corrects_id = NEW.corrects_id)
        > (SELECT quantity FROM stock_move_line WHERE id = NEW.corrects_id);
  SELECT RAISE(ABORT, 'journal: a correction moves the same lot of the same product')
    WHERE EXISTS (SELECT 1 FROM stock_move_line WHERE id = NEW.corrects_id
      AND (product_id <> NEW.product_id OR coalesce(lot_id, 0) <> coalesce(NEW.lot_id, 0)));
END;
--}
--{
CREATE TRIGGER journal_update BEFORE UPDATE ON stock_move_line BEGIN
  SELECT RAISE(ABORT, 'journal: a line is never changed');
END;
--}
--{
CREATE TRIGGER journal_delete BEFORE DELETE ON stock_move_line BEGIN
  SELECT RAISE(ABORT, 'journal: a line is never deleted');
END;
--}
-- What was answered under an operation id stays answered.
--{
CREATE TRIGGER operation_insert BEFORE INSERT ON operation BEGIN
  SELECT RAISE(ABORT, 'operation: an id is never given twice')
    WHERE EXISTS (SELECT 1 FROM operation WHERE id = NEW.id OR key = NEW.key);
END;
--}
--{
CREATE TRIGGER operation_update BEFORE UPDATE ON operation
WHEN OLD.state <> 'OPEN' OR NEW.key <> OLD.key OR NEW.id <> OLD.id BEGIN
  SELECT RAISE(ABORT, 'operation: what was answered stays answered');
END;
--}
--{
CREATE TRIGGER operation_delete BEFORE DELETE ON operation BEGIN
  SELECT RAISE(ABORT, 'operation: never deleted');
END;
--}
-- A lot keeps its number once it has moved; another number is a relabelling, which the journal shows.
--{
CREATE TRIGGER lot_identity BEFORE UPDATE OF number, product_id ON lot
WHEN (NEW.number <> OLD.number OR NEW.product_id <> OLD.product_id)
  AND EXISTS (SELECT 1 FROM stock_move_line WHERE lot_id = OLD.id) BEGIN
  SELECT RAISE(ABORT, 'lot: number and product stay once it has moved');
END;
--}
-- Finished documents stay finished.
--{
CREATE TRIGGER transfer_finished BEFORE UPDATE OF state ON transfer
WHEN OLD.state <> 'READY' AND NEW.state <> OLD.state BEGIN
  SELECT RAISE(ABORT, 'transfer: a finished transfer stays finished');
END;
--}
--{
CREATE TRIGGER entry_insert BEFORE INSERT ON transfer_entry
WHEN (SELECT state FROM transfer WHERE id = NEW.transfer_id) <> 'READY' BEGIN
  SELECT RAISE(ABORT, 'transfer: entries of a finished transfer stay as they are');
END;
--}
--{
CREATE TRIGGER entry_update BEFORE UPDATE ON transfer_entry
WHEN (SELECT state FROM transfer WHERE id = OLD.transfer_id) <> 'READY' BEGIN
  SELECT RAISE(ABORT, 'transfer: entries of a finished transfer stay as they are');
END;
--}
--{
CREATE TRIGGER entry_delete BEFORE DELETE ON transfer_entry
WHEN (SELECT state FROM transfer WHERE id = OLD.transfer_id) <> 'READY' BEGIN
  SELECT RAISE(ABORT, 'transfer: entries of a finished transfer stay as they are');
END;
--}
