-- Prints of packages are in the log as well. stood_in: on how many of the labels a square, or words alone, stood in for
-- bars that found no room.
ALTER TABLE label_print DROP CONSTRAINT label_print_of_kind_check;
ALTER TABLE label_print ADD CONSTRAINT label_print_of_kind_check CHECK (of_kind IN ('Transfer', 'TransferLine', 'Entry', 'Lot', 'Product', 'Packaging', 'Location', 'Package'));
ALTER TABLE label_print ADD COLUMN stood_in BIGINT NOT NULL DEFAULT 0 CHECK (stood_in >= 0);
CREATE INDEX label_print_of ON label_print (of_kind, of_id, id);
CREATE TRIGGER package_update BEFORE UPDATE OF number, product_id, packaging_id, lot_id, packed ON package FOR EACH ROW EXECUTE FUNCTION refuse('package: what is on a label stays');
CREATE TRIGGER package_delete BEFORE DELETE ON package FOR EACH ROW EXECUTE FUNCTION refuse('package: what is on a label stays');
