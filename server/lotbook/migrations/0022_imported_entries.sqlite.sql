-- Entries may come from a list. SQLite changes no CHECK, so the table is made anew, with its indexes and guards.

CREATE TABLE new_transfer_entry (
  id ROW_ID,
  transfer_id BIGINT NOT NULL,
  line_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  tracking TEXT NOT NULL CHECK (tracking IN ('SERIAL', 'LOT', 'NONE')),
  number TEXT CHECK (length(number) BETWEEN 1 AND 64),
  number_key TEXT,
  lot_id BIGINT,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  entered_quantity BIGINT NOT NULL CHECK (entered_quantity > 0),
  entered_unit_id BIGINT NOT NULL REFERENCES unit (id),
  source_id BIGINT NOT NULL REFERENCES location (id),
  destination_id BIGINT NOT NULL REFERENCES location (id),
  expiry TEXT,
  expiry_origin TEXT CHECK (expiry_origin IN ('LABEL', 'SHELF_LIFE', 'PERSON', 'NOTICE')),
  best_before TEXT,
  best_before_origin TEXT CHECK (best_before_origin IN ('LABEL', 'SHELF_LIFE', 'PERSON', 'NOTICE')),
  production TEXT,
  production_origin TEXT CHECK (production_origin IN ('LABEL', 'SHELF_LIFE', 'PERSON')),
  maker_number TEXT,
  maker_key TEXT,
  batch TEXT,
  via TEXT NOT NULL CHECK (via IN ('SCANNED', 'TYPED', 'GENERATED', 'CHOSEN', 'INFERRED', 'IMPORTED')),
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  carton TEXT CHECK (length(carton) = 18),
  FOREIGN KEY (line_id, transfer_id, product_id) REFERENCES transfer_line (id, transfer_id, product_id),
  FOREIGN KEY (lot_id, product_id) REFERENCES lot (id, product_id),
  CHECK ((tracking = 'NONE') = (number IS NULL)),
  CHECK ((number IS NULL) = (number_key IS NULL)),
  CHECK (lot_id IS NULL OR tracking <> 'NONE'),
  CHECK (tracking <> 'SERIAL' OR quantity = 1000000),
  CHECK ((expiry IS NULL) = (expiry_origin IS NULL)),
  CHECK ((best_before IS NULL) = (best_before_origin IS NULL)),
  CHECK ((production IS NULL) = (production_origin IS NULL)),
  CHECK ((maker_number IS NULL) = (maker_key IS NULL)),
  CHECK (source_id <> destination_id)
) STRICT;
INSERT INTO new_transfer_entry (id, transfer_id, line_id, product_id, tracking, number, number_key, lot_id, quantity, entered_quantity,
  entered_unit_id, source_id, destination_id, expiry, expiry_origin, best_before, best_before_origin, production,
  production_origin, maker_number, maker_key, batch, via, operation_id, carton)
SELECT id, transfer_id, line_id, product_id, tracking, number, number_key, lot_id, quantity, entered_quantity,
  entered_unit_id, source_id, destination_id, expiry, expiry_origin, best_before, best_before_origin, production,
  production_origin, maker_number, maker_key, batch, via, operation_id, carton
FROM transfer_entry;
DELETE FROM sqlite_sequence WHERE name = 'new_transfer_entry';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_transfer_entry', seq FROM sqlite_sequence WHERE name = 'transfer_entry';
DROP TABLE transfer_entry;
ALTER TABLE new_transfer_entry RENAME TO transfer_entry;
CREATE INDEX transfer_entry_line ON transfer_entry (line_id, id);
CREATE INDEX transfer_entry_transfer ON transfer_entry (transfer_id);
CREATE INDEX transfer_entry_number ON transfer_entry (product_id, number);
CREATE INDEX transfer_entry_operation ON transfer_entry (operation_id);
CREATE UNIQUE INDEX transfer_entry_serial_once ON transfer_entry (transfer_id, product_id, number) WHERE tracking = 'SERIAL';
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
--{
CREATE TRIGGER entry_move BEFORE UPDATE OF transfer_id ON transfer_entry
WHEN (SELECT state FROM transfer WHERE id = NEW.transfer_id) <> 'READY' BEGIN
  SELECT RAISE(ABORT, 'transfer: entries of a finished transfer stay as they are');
END;
--}
