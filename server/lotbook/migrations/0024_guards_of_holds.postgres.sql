-- Why goods were stopped, by whom and what ended it stays: a hold ends once, and nothing else of it changes.
CREATE TRIGGER hold_update BEFORE UPDATE ON hold FOR EACH ROW
WHEN (OLD.ended_operation_id IS NOT NULL OR NEW.ended_operation_id IS NULL OR NEW.id <> OLD.id
  OR NEW.lot_id IS DISTINCT FROM OLD.lot_id OR NEW.location_id IS DISTINCT FROM OLD.location_id
  OR NEW.quantity IS DISTINCT FROM OLD.quantity OR NEW.product_id IS DISTINCT FROM OLD.product_id
  OR NEW.batch IS DISTINCT FROM OLD.batch OR NEW.reason <> OLD.reason OR NEW.operation_id <> OLD.operation_id)
EXECUTE FUNCTION refuse('hold: it ends once, and is kept as it was placed');
CREATE TRIGGER hold_delete BEFORE DELETE ON hold FOR EACH ROW EXECUTE FUNCTION refuse('hold: never deleted');
CREATE TRIGGER hold_truncate BEFORE TRUNCATE ON hold FOR EACH STATEMENT EXECUTE FUNCTION refuse('hold: never truncated');
