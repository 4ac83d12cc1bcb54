-- Dates may come from an advance notice, entries from what a scanned carton holds; the entry names that carton. SQLite
-- changes no CHECK, so both tables are made anew, with their indexes and guards; their ids go on where they were.

CREATE TABLE new_lot (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  product_id BIGINT NOT NULL REFERENCES product (id),
  serial BOOLEAN NOT NULL,
  number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 64),
  number_key TEXT NOT NULL,
  company_number TEXT UNIQUE,
  maker_number TEXT,
  maker_id BIGINT REFERENCES partner (id),
  reference TEXT,
  batch TEXT,
  search_key TEXT NOT NULL,
  expiry TEXT,
  expiry_origin TEXT CHECK (expiry_origin IN ('LABEL', 'SHELF_LIFE', 'PERSON', 'NOTICE')),
  expiry_operation_id BIGINT REFERENCES operation (id),
  best_before TEXT,
  best_before_origin TEXT CHECK (best_before_origin IN ('LABEL', 'SHELF_LIFE', 'PERSON', 'NOTICE')),
  best_before_operation_id BIGINT REFERENCES operation (id),
  production TEXT,
  production_origin TEXT CHECK (production_origin IN ('LABEL', 'SHELF_LIFE', 'PERSON')),
  production_operation_id BIGINT REFERENCES operation (id),
  last_day TEXT,
  last_day_key TEXT NOT NULL,
  note TEXT NOT NULL,
  created BIGINT NOT NULL,
  UNIQUE (product_id, number),
  UNIQUE (id, product_id),
  UNIQUE (id, serial),
  CHECK ((expiry IS NULL) = (expiry_origin IS NULL)),
  CHECK ((best_before IS NULL) = (best_before_origin IS NULL)),
  CHECK ((production IS NULL) = (production_origin IS NULL)),
  CHECK (last_day_key = coalesce(last_day, '9999-12-31'))
) STRICT;
INSERT INTO new_lot (id, version, product_id, serial, number, number_key, company_number, maker_number, maker_id, reference, batch,
  search_key, expiry, expiry_origin, expiry_operation_id, best_before, best_before_origin, best_before_operation_id,
  production, production_origin, production_operation_id, last_day, last_day_key, note, created)
SELECT id, version, product_id, serial, number, number_key, company_number, maker_number, maker_id, reference, batch,
  search_key, expiry, expiry_origin, expiry_operation_id, best_before, best_before_origin, best_before_operation_id,
  production, production_origin, production_operation_id, last_day, last_day_key, note, created
FROM lot;
DELETE FROM sqlite_sequence WHERE name = 'new_lot';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_lot', seq FROM sqlite_sequence WHERE name = 'lot';
DROP TABLE lot;
ALTER TABLE new_lot RENAME TO lot;
CREATE INDEX lot_number ON lot (number, id);
CREATE INDEX lot_number_key ON lot (number_key);
CREATE INDEX lot_maker_number ON lot (maker_number) WHERE maker_number IS NOT NULL;
CREATE INDEX lot_reference ON lot (reference) WHERE reference IS NOT NULL;
CREATE INDEX lot_last_day ON lot (last_day_key, id);
CREATE INDEX lot_created ON lot (created, id);
--{
CREATE TRIGGER lot_identity BEFORE UPDATE OF number, product_id ON lot
WHEN (NEW.number <> OLD.number OR NEW.product_id <> OLD.product_id)
  AND EXISTS (SELECT 1 FROM stock_move_line WHERE lot_id = OLD.id) BEGIN
  SELECT RAISE(ABORT, 'lot: number and product stay once it has moved');
END;
--}
--{
CREATE TRIGGER lot_insert BEFORE INSERT ON lot BEGIN
  SELECT RAISE(ABORT, 'lot: never replaced') WHERE EXISTS (SELECT 1 FROM lot WHERE id = NEW.id);
END;
--}

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
  via TEXT NOT NULL CHECK (via IN ('SCANNED', 'TYPED', 'GENERATED', 'CHOSEN', 'INFERRED')),
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
  production_origin, maker_number, maker_key, batch, via, operation_id)
SELECT id, transfer_id, line_id, product_id, tracking, number, number_key, lot_id, quantity, entered_quantity,
  entered_unit_id, source_id, destination_id, expiry, expiry_origin, best_before, best_before_origin, production,
  production_origin, maker_number, maker_key, batch, via, operation_id
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

-- What was announced for a finished transfer stays as it was announced.
--{
CREATE TRIGGER expected_insert BEFORE INSERT ON expected_number BEGIN
  SELECT RAISE(ABORT, 'expected: never replaced') WHERE EXISTS (SELECT 1 FROM expected_number WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'transfer: what was announced for a finished transfer stays')
    WHERE (SELECT transfer.state FROM transfer_line AS line JOIN transfer ON transfer.id = line.transfer_id WHERE line.id = NEW.transfer_line_id) <> 'READY';
END;
--}
--{
CREATE TRIGGER expected_update BEFORE UPDATE ON expected_number
WHEN (SELECT transfer.state FROM transfer_line AS line JOIN transfer ON transfer.id = line.transfer_id
  WHERE line.id IN (OLD.transfer_line_id, NEW.transfer_line_id) AND transfer.state <> 'READY') IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'transfer: what was announced for a finished transfer stays');
END;
--}
--{
CREATE TRIGGER expected_delete BEFORE DELETE ON expected_number
WHEN (SELECT transfer.state FROM transfer_line AS line JOIN transfer ON transfer.id = line.transfer_id WHERE line.id = OLD.transfer_line_id) <> 'READY' BEGIN
  SELECT RAISE(ABORT, 'transfer: what was announced for a finished transfer stays');
END;
--}
