-- A package is in one place at a time. Its row is locked before others of its goods are looked for: two that put goods
-- into it at once would not see each other.
--{
CREATE FUNCTION package_in_one_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM package WHERE id = NEW.package_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM stock_balance WHERE package_id = NEW.package_id AND on_hand > 0 AND location_id <> NEW.location_id) THEN
    RAISE EXCEPTION 'package: it is in one place at a time' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
--}
CREATE TRIGGER balance_package_insert AFTER INSERT ON stock_balance FOR EACH ROW
WHEN (NEW.package_id IS NOT NULL AND NEW.on_hand > 0) EXECUTE FUNCTION package_in_one_place();
CREATE TRIGGER balance_package_update AFTER UPDATE OF on_hand, location_id, package_id ON stock_balance FOR EACH ROW
WHEN (NEW.package_id IS NOT NULL AND NEW.on_hand > 0) EXECUTE FUNCTION package_in_one_place();
--{
CREATE FUNCTION packages_off() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM stock_balance WHERE package_id IS NOT NULL AND on_hand > 0) THEN
    RAISE EXCEPTION 'package: goods are in some' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER packages_off BEFORE UPDATE OF packages ON settings FOR EACH ROW
WHEN (NOT NEW.packages) EXECUTE FUNCTION packages_off();

ALTER TABLE hold ADD COLUMN package_id BIGINT REFERENCES package (id);
ALTER TABLE hold DROP CONSTRAINT hold_check1;
ALTER TABLE hold ADD CHECK (lot_id IS NOT NULL OR location_id IS NOT NULL OR batch IS NOT NULL OR package_id IS NOT NULL);
ALTER TABLE hold ADD CHECK (package_id IS NULL OR (lot_id IS NULL AND location_id IS NULL AND batch IS NULL));
CREATE INDEX hold_package ON hold (package_id) WHERE package_id IS NOT NULL;
DROP TRIGGER hold_update ON hold;
CREATE TRIGGER hold_update BEFORE UPDATE ON hold FOR EACH ROW
WHEN (OLD.ended_operation_id IS NOT NULL OR NEW.ended_operation_id IS NULL OR NEW.id <> OLD.id
  OR NEW.lot_id IS DISTINCT FROM OLD.lot_id OR NEW.location_id IS DISTINCT FROM OLD.location_id
  OR NEW.quantity IS DISTINCT FROM OLD.quantity OR NEW.product_id IS DISTINCT FROM OLD.product_id
  OR NEW.batch IS DISTINCT FROM OLD.batch OR NEW.reason <> OLD.reason OR NEW.operation_id <> OLD.operation_id
  OR NEW.package_id IS DISTINCT FROM OLD.package_id)
EXECUTE FUNCTION refuse('hold: it ends once, and is kept as it was placed');
