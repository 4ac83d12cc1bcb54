-- Prints of packages are in the log as well. stood_in: on how many of the labels a square, or words alone, stood in for
-- bars that found no room. SQLite changes no CHECK, so the table is made anew; its ids go on where they were.
CREATE TABLE new_label_print (
  id ROW_ID,
  operation_id BIGINT NOT NULL UNIQUE REFERENCES operation (id),
  template_id BIGINT NOT NULL REFERENCES label_template (id),
  of_kind TEXT NOT NULL CHECK (of_kind IN ('Transfer', 'TransferLine', 'Entry', 'Lot', 'Product', 'Packaging', 'Location', 'Package')),
  of_id BIGINT NOT NULL,
  copies BIGINT NOT NULL CHECK (copies > 0),
  start_position BIGINT NOT NULL CHECK (start_position > 0),
  labels BIGINT NOT NULL CHECK (labels > 0),
  per_unit BOOLEAN NOT NULL DEFAULT FALSE,
  stood_in BIGINT NOT NULL DEFAULT 0 CHECK (stood_in >= 0)
) STRICT;
INSERT INTO new_label_print (id, operation_id, template_id, of_kind, of_id, copies, start_position, labels, per_unit)
SELECT id, operation_id, template_id, of_kind, of_id, copies, start_position, labels, per_unit FROM label_print;
DELETE FROM sqlite_sequence WHERE name = 'new_label_print';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_label_print', seq FROM sqlite_sequence WHERE name = 'label_print';
DROP TABLE label_print;
ALTER TABLE new_label_print RENAME TO label_print;
CREATE INDEX label_print_of ON label_print (of_kind, of_id, id);
--{
CREATE TRIGGER label_print_insert BEFORE INSERT ON label_print BEGIN
  SELECT RAISE(ABORT, 'label_print: what was printed stays in the log') WHERE EXISTS (SELECT 1 FROM label_print WHERE id = NEW.id OR operation_id = NEW.operation_id);
END;
--}
--{
CREATE TRIGGER label_print_update BEFORE UPDATE ON label_print BEGIN
  SELECT RAISE(ABORT, 'label_print: what was printed stays in the log');
END;
--}
--{
CREATE TRIGGER label_print_delete BEFORE DELETE ON label_print BEGIN
  SELECT RAISE(ABORT, 'label_print: what was printed stays in the log');
END;
--}
--{
CREATE TRIGGER package_insert BEFORE INSERT ON package BEGIN
  SELECT RAISE(ABORT, 'package: what is on a label stays') WHERE EXISTS (SELECT 1 FROM package WHERE id = NEW.id OR number = NEW.number);
END;
--}
--{
CREATE TRIGGER package_update BEFORE UPDATE OF number, product_id, packaging_id, lot_id, packed ON package BEGIN
  SELECT RAISE(ABORT, 'package: what is on a label stays');
END;
--}
--{
CREATE TRIGGER package_delete BEFORE DELETE ON package BEGIN
  SELECT RAISE(ABORT, 'package: what is on a label stays');
END;
--}
