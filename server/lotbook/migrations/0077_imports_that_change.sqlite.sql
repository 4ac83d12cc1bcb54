-- Imports may change what is there, and have packagings and places. changed: how many rows of the file did.
CREATE TABLE data_import_that_changes (
  id ROW_ID,
  operation_id BIGINT NOT NULL UNIQUE REFERENCES operation (id),
  kind TEXT NOT NULL CHECK (kind IN ('PRODUCTS', 'PACKAGINGS', 'PARTNERS', 'PLACES', 'STOCK', 'BILLS_OF_MATERIALS', 'PURCHASE_ORDERS',
    'SALES_ORDERS')),
  source TEXT CHECK (source IN ('LOTBOOK', 'ODOO', 'ERPNEXT', 'INVENTREE')),
  name TEXT NOT NULL,
  row_count BIGINT NOT NULL CHECK (row_count > 0),
  added BIGINT NOT NULL CHECK (added >= 0),
  changed BIGINT NOT NULL DEFAULT 0 CHECK (changed >= 0),
  skipped BIGINT NOT NULL CHECK (skipped >= 0),
  created BIGINT NOT NULL,
  undone_by_id BIGINT UNIQUE REFERENCES operation (id),
  CHECK (added + changed > 0)
) STRICT;
INSERT INTO data_import_that_changes (id, operation_id, kind, source, name, row_count, added, skipped, created, undone_by_id)
SELECT id, operation_id, kind, source, name, row_count, added, skipped, created, undone_by_id FROM data_import;
DROP TABLE data_import;
ALTER TABLE data_import_that_changes RENAME TO data_import;
