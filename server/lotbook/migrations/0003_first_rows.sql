-- What every company starts with. Warehouses are made by people, with their places and operation types.

INSERT INTO counter (name, value) VALUES ('seq', 0), ('purchase_order', 0);

INSERT INTO settings (id, company_name, street, city, postal_code, country, currency, lots_and_serials, expiry_dates,
  uniqueness_scope, number_reuse, reuse_severity)
VALUES (1, 'Our company', '', '', '', 'DE', 'EUR', TRUE, TRUE, 'PRODUCT', 'AFTER_IT_LEFT', 'BLOCK');

INSERT INTO unit (name, symbol, category, kind, numerator, denominator, decimals) VALUES
  ('piece', 'pcs', 'count', 'COUNTED', 1, 1, 0),
  ('pair', 'pair', 'count', 'COUNTED', 2, 1, 0),
  ('dozen', 'doz', 'count', 'COUNTED', 12, 1, 0),
  ('kilogram', 'kg', 'weight', 'MEASURED', 1, 1, 3),
  ('gram', 'g', 'weight', 'MEASURED', 1, 1000, 0),
  ('tonne', 't', 'weight', 'MEASURED', 1000, 1, 6),
  ('pound', 'lb', 'weight', 'MEASURED', 45359237, 100000000, 3),
  ('litre', 'l', 'volume', 'MEASURED', 1, 1, 3),
  ('millilitre', 'ml', 'volume', 'MEASURED', 1, 1000, 0),
  ('metre', 'm', 'length', 'MEASURED', 1, 1, 3),
  ('centimetre', 'cm', 'length', 'MEASURED', 1, 100, 1);

INSERT INTO location (name, path, usage, physical, barcode, walking_order, blocked, active) VALUES
  ('Vendors', 'Vendors', 'VENDOR', FALSE, 'LOC-VENDORS', 0, FALSE, TRUE),
  ('Customers', 'Customers', 'CUSTOMER', FALSE, 'LOC-CUSTOMERS', 0, FALSE, TRUE),
  ('Production', 'Production', 'PRODUCTION', FALSE, 'LOC-PRODUCTION', 0, FALSE, TRUE),
  ('Inventory differences', 'Inventory differences', 'INVENTORY', FALSE, 'LOC-INVENTORY', 0, FALSE, TRUE),
  ('Scrap', 'Scrap', 'SCRAP', FALSE, 'LOC-SCRAP', 0, FALSE, TRUE);
