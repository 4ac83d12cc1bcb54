-- One write may put in many products, in many places: an import.
ALTER TABLE opening_stock DROP CONSTRAINT opening_stock_operation_id_key;
ALTER TABLE opening_stock ADD UNIQUE (operation_id, location_id, product_id);
ALTER TABLE data_import DROP CONSTRAINT data_import_kind_check;
ALTER TABLE data_import ADD CHECK (kind IN ('PRODUCTS', 'PARTNERS', 'STOCK', 'BILLS_OF_MATERIALS', 'PURCHASE_ORDERS', 'SALES_ORDERS'));
