-- Files that were imported: what they brought, and whether that was undone.
CREATE TABLE data_import (
  id ROW_ID,
  operation_id BIGINT NOT NULL UNIQUE REFERENCES operation (id),
  kind TEXT NOT NULL CHECK (kind IN ('PRODUCTS', 'PARTNERS', 'BILLS_OF_MATERIALS', 'PURCHASE_ORDERS', 'SALES_ORDERS')),
  source TEXT CHECK (source IN ('LOTBOOK', 'ODOO', 'ERPNEXT', 'INVENTREE')),
  name TEXT NOT NULL,
  row_count BIGINT NOT NULL CHECK (row_count > 0),
  added BIGINT NOT NULL CHECK (added > 0),
  skipped BIGINT NOT NULL CHECK (skipped >= 0),
  created BIGINT NOT NULL,
  undone_by_id BIGINT UNIQUE REFERENCES operation (id)
) STRICT;

-- What an import made, so that it can be undone: rows of the table that its kind is about.
CREATE TABLE data_import_made (
  id ROW_ID,
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  made_id BIGINT NOT NULL,
  UNIQUE (operation_id, made_id)
) STRICT;
