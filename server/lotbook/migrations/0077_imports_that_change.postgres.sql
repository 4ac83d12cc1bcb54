-- Imports may change what is there, and have packagings and places. changed: how many rows of the file did.
ALTER TABLE data_import DROP CONSTRAINT data_import_kind_check;
ALTER TABLE data_import ADD CHECK (kind IN ('PRODUCTS', 'PACKAGINGS', 'PARTNERS', 'PLACES', 'STOCK', 'BILLS_OF_MATERIALS',
  'PURCHASE_ORDERS', 'SALES_ORDERS'));
ALTER TABLE data_import ADD COLUMN changed BIGINT NOT NULL DEFAULT 0 CHECK (changed >= 0);
ALTER TABLE data_import DROP CONSTRAINT data_import_added_check;
ALTER TABLE data_import ADD CHECK (added >= 0);
ALTER TABLE data_import ADD CHECK (added + changed > 0);
