-- Why goods were stopped, by whom and what ended it stays: a hold ends once, and nothing else of it changes. REPLACE
-- deletes without firing a DELETE trigger, so a known row is refused before the insert.
--{
CREATE TRIGGER hold_insert BEFORE INSERT ON hold BEGIN
  SELECT RAISE(ABORT, 'hold: it ends once, and is kept as it was placed') WHERE EXISTS (SELECT 1 FROM hold WHERE id = NEW.id);
END;
--}
--{
CREATE TRIGGER hold_update BEFORE UPDATE ON hold
WHEN OLD.ended_operation_id IS NOT NULL OR NEW.ended_operation_id IS NULL OR NEW.id <> OLD.id
  OR NEW.lot_id IS NOT OLD.lot_id OR NEW.location_id IS NOT OLD.location_id OR NEW.quantity IS NOT OLD.quantity
  OR NEW.product_id IS NOT OLD.product_id OR NEW.batch IS NOT OLD.batch OR NEW.reason <> OLD.reason
  OR NEW.operation_id <> OLD.operation_id BEGIN
  SELECT RAISE(ABORT, 'hold: it ends once, and is kept as it was placed');
END;
--}
--{
CREATE TRIGGER hold_delete BEFORE DELETE ON hold BEGIN
  SELECT RAISE(ABORT, 'hold: never deleted');
END;
--}
