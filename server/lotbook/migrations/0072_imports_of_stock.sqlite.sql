-- One write may put in many products, in many places: an import.
CREATE TABLE opening_stock_of_many (
  id ROW_ID,
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  location_id BIGINT NOT NULL REFERENCES location (id),
  product_id BIGINT NOT NULL REFERENCES product (id),
  day TEXT NOT NULL,
  UNIQUE (operation_id, location_id, product_id)
) STRICT;
INSERT INTO opening_stock_of_many (id, operation_id, location_id, product_id, day)
SELECT id, operation_id, location_id, product_id, day FROM opening_stock;
DROP TABLE opening_stock;
ALTER TABLE opening_stock_of_many RENAME TO opening_stock;
CREATE INDEX opening_stock_product ON opening_stock (product_id);
--{
CREATE TRIGGER opening_stock_changed BEFORE UPDATE ON opening_stock BEGIN
  SELECT RAISE(ABORT, 'opening stock: it stays known as that');
END;
--}
--{
CREATE TRIGGER opening_stock_gone BEFORE DELETE ON opening_stock BEGIN
  SELECT RAISE(ABORT, 'opening stock: it stays known as that');
END;
--}
--{
CREATE TRIGGER opening_stock_replaced BEFORE INSERT ON opening_stock
WHEN EXISTS (SELECT 1 FROM opening_stock WHERE id = NEW.id OR (
  operation_id = NEW.operation_id AND location_id = NEW.location_id AND product_id = NEW.product_id)) BEGIN
  SELECT RAISE(ABORT, 'opening stock: it stays known as that');
END;
--}

CREATE TABLE data_import_of_stock (
  id ROW_ID,
  operation_id BIGINT NOT NULL UNIQUE REFERENCES operation (id),
  kind TEXT NOT NULL CHECK (kind IN ('PRODUCTS', 'PARTNERS', 'STOCK', 'BILLS_OF_MATERIALS', 'PURCHASE_ORDERS', 'SALES_ORDERS')),
  source TEXT CHECK (source IN ('LOTBOOK', 'ODOO', 'ERPNEXT', 'INVENTREE')),
  name TEXT NOT NULL,
  row_count BIGINT NOT NULL CHECK (row_count > 0),
  added BIGINT NOT NULL CHECK (added > 0),
  skipped BIGINT NOT NULL CHECK (skipped >= 0),
  created BIGINT NOT NULL,
  undone_by_id BIGINT UNIQUE REFERENCES operation (id)
) STRICT;
INSERT INTO data_import_of_stock SELECT * FROM data_import;
DROP TABLE data_import;
ALTER TABLE data_import_of_stock RENAME TO data_import;
