-- A return names the transfer whose goods it brings back, and its lines those of that transfer; a delivery may replace what
-- a return brought back. Every warehouse gets the usual operation types for goods that come and go back.
ALTER TABLE transfer ADD COLUMN return_of_id BIGINT REFERENCES transfer (id);
CREATE INDEX transfer_return_of ON transfer (return_of_id) WHERE return_of_id IS NOT NULL;
ALTER TABLE transfer ADD COLUMN replaces_id BIGINT REFERENCES transfer (id);
CREATE INDEX transfer_replaces ON transfer (replaces_id) WHERE replaces_id IS NOT NULL;
ALTER TABLE transfer_line ADD COLUMN returns_line_id BIGINT REFERENCES transfer_line (id) CHECK (returns_line_id <> id);
CREATE INDEX transfer_line_returns_line ON transfer_line (returns_line_id) WHERE returns_line_id IS NOT NULL;

INSERT INTO operation_type (warehouse_id, name, kind, number_rule, source_id, destination_id, prefix, next_number,
  backorder_policy, tolerance, prints_slip, prints_labels, active)
SELECT warehouse.id, 'Returns', 'RETURN', 'USE_EXISTING',
  (SELECT min(id) FROM location WHERE usage = 'CUSTOMER' AND parent_id IS NULL),
  coalesce((SELECT id FROM location WHERE path = warehouse.code || '/Stock' AND active), top.id),
  warehouse.code || CASE WHEN EXISTS (SELECT 1 FROM operation_type WHERE prefix = warehouse.code || '/RET/')
    THEN '/RET-' || warehouse.id || '/' ELSE '/RET/' END,
  1, 'NEVER', 0, FALSE, FALSE, TRUE
FROM warehouse JOIN location AS top ON top.warehouse_id = warehouse.id AND top.parent_id IS NULL
ORDER BY warehouse.id;
INSERT INTO operation_type (warehouse_id, name, kind, number_rule, source_id, destination_id, prefix, next_number,
  backorder_policy, tolerance, prints_slip, prints_labels, active, reservation_policy)
SELECT warehouse.id, 'Vendor returns', 'VENDOR_RETURN', 'USE_EXISTING', top.id,
  (SELECT min(id) FROM location WHERE usage = 'VENDOR' AND parent_id IS NULL),
  warehouse.code || CASE WHEN EXISTS (SELECT 1 FROM operation_type WHERE prefix = warehouse.code || '/VRET/')
    THEN '/VRET-' || warehouse.id || '/' ELSE '/VRET/' END,
  1, 'NEVER', 0, FALSE, FALSE, TRUE, 'MANUALLY'
FROM warehouse JOIN location AS top ON top.warehouse_id = warehouse.id AND top.parent_id IS NULL
ORDER BY warehouse.id;
