-- Goods on the way from one warehouse to another lie in a place of their own. A transfer that sends them names where they go
-- on to, and the one that brings them in names the one that sent them.

INSERT INTO location (name, path, usage, physical, barcode, walking_order, blocked, active)
SELECT 'Transit', 'Transit', 'TRANSIT', TRUE,
  CASE WHEN EXISTS (SELECT 1 FROM location WHERE barcode = 'LOC-TRANSIT') THEN 'LOC-BETWEEN-WAREHOUSES' ELSE 'LOC-TRANSIT' END,
  0, FALSE, TRUE
FROM settings WHERE NOT EXISTS (SELECT 1 FROM location WHERE path = 'Transit');

ALTER TABLE transfer ADD COLUMN onward_to_id BIGINT REFERENCES location (id);
CREATE INDEX transfer_onward_to ON transfer (onward_to_id) WHERE onward_to_id IS NOT NULL;
ALTER TABLE transfer ADD COLUMN shipped_by_id BIGINT REFERENCES transfer (id);
CREATE INDEX transfer_shipped_by ON transfer (shipped_by_id) WHERE shipped_by_id IS NOT NULL;
