-- A package is in one place at a time. SQLite changes no CHECK, so the table of holds is made anew; its ids go on where
-- they were.
--{
CREATE TRIGGER balance_package_insert AFTER INSERT ON stock_balance WHEN NEW.package_id IS NOT NULL AND NEW.on_hand > 0 BEGIN
  SELECT RAISE(ABORT, 'package: it is in one place at a time')
    WHERE EXISTS (SELECT 1 FROM stock_balance WHERE package_id = NEW.package_id AND on_hand > 0 AND location_id <> NEW.location_id);
END;
--}
--{
CREATE TRIGGER balance_package_update AFTER UPDATE ON stock_balance WHEN NEW.package_id IS NOT NULL AND NEW.on_hand > 0 BEGIN
  SELECT RAISE(ABORT, 'package: it is in one place at a time')
    WHERE EXISTS (SELECT 1 FROM stock_balance WHERE package_id = NEW.package_id AND on_hand > 0 AND location_id <> NEW.location_id);
END;
--}
--{
CREATE TRIGGER packages_off BEFORE UPDATE OF packages ON settings WHEN NOT NEW.packages BEGIN
  SELECT RAISE(ABORT, 'package: goods are in some')
    WHERE EXISTS (SELECT 1 FROM stock_balance WHERE package_id IS NOT NULL AND on_hand > 0);
END;
--}
CREATE TABLE new_hold (
  id ROW_ID,
  lot_id BIGINT REFERENCES lot (id),
  location_id BIGINT REFERENCES location (id),
  quantity BIGINT CHECK (quantity > 0),
  product_id BIGINT REFERENCES product (id),
  batch TEXT CHECK (length(batch) BETWEEN 1 AND 64),
  reason TEXT NOT NULL,
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  ended_operation_id BIGINT REFERENCES operation (id),
  package_id BIGINT REFERENCES package (id),
  CHECK ((product_id IS NULL) = (batch IS NULL)),
  CHECK (lot_id IS NOT NULL OR location_id IS NOT NULL OR batch IS NOT NULL OR package_id IS NOT NULL),
  CHECK (batch IS NULL OR (lot_id IS NULL AND location_id IS NULL)),
  CHECK (quantity IS NULL OR (lot_id IS NOT NULL AND location_id IS NOT NULL)),
  CHECK (package_id IS NULL OR (lot_id IS NULL AND location_id IS NULL AND batch IS NULL))
) STRICT;
INSERT INTO new_hold (id, lot_id, location_id, quantity, product_id, batch, reason, operation_id, ended_operation_id)
SELECT id, lot_id, location_id, quantity, product_id, batch, reason, operation_id, ended_operation_id FROM hold;
DELETE FROM sqlite_sequence WHERE name = 'new_hold';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_hold', seq FROM sqlite_sequence WHERE name = 'hold';
DROP TABLE hold;
ALTER TABLE new_hold RENAME TO hold;
CREATE INDEX hold_lot ON hold (lot_id) WHERE lot_id IS NOT NULL;
CREATE INDEX hold_in_force ON hold (id) WHERE ended_operation_id IS NULL;
CREATE INDEX hold_location ON hold (location_id) WHERE ended_operation_id IS NULL AND lot_id IS NULL AND location_id IS NOT NULL;
CREATE INDEX hold_batch ON hold (product_id, batch) WHERE ended_operation_id IS NULL AND batch IS NOT NULL;
CREATE INDEX hold_operation ON hold (operation_id);
CREATE INDEX hold_package ON hold (package_id) WHERE package_id IS NOT NULL;
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
  OR NEW.operation_id <> OLD.operation_id OR NEW.package_id IS NOT OLD.package_id BEGIN
  SELECT RAISE(ABORT, 'hold: it ends once, and is kept as it was placed');
END;
--}
--{
CREATE TRIGGER hold_delete BEFORE DELETE ON hold BEGIN
  SELECT RAISE(ABORT, 'hold: never deleted');
END;
--}
