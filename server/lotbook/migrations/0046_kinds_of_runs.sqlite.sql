-- Components go into production by an operation type of its own. SQLite changes no CHECK, so the
-- table is made anew, with its index; its ids go on where they were.
CREATE TABLE new_operation_type (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  warehouse_id BIGINT NOT NULL REFERENCES warehouse (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('RECEIPT', 'DELIVERY', 'INTERNAL', 'MANUFACTURING', 'CONSUMPTION', 'RETURN', 'VENDOR_RETURN')),
  number_rule TEXT NOT NULL CHECK (number_rule IN ('CREATE_NEW', 'USE_EXISTING', 'CREATE_OR_USE', 'NONE')),
  source_id BIGINT NOT NULL REFERENCES location (id),
  destination_id BIGINT NOT NULL REFERENCES location (id),
  prefix TEXT NOT NULL UNIQUE,
  next_number BIGINT NOT NULL CHECK (next_number > 0),
  backorder_policy TEXT NOT NULL CHECK (backorder_policy IN ('ASK', 'ALWAYS', 'NEVER')),
  tolerance BIGINT NOT NULL CHECK (tolerance >= 0),
  prints_slip BOOLEAN NOT NULL,
  prints_labels BOOLEAN NOT NULL,
  active BOOLEAN NOT NULL,
  unexpected_numbers TEXT NOT NULL DEFAULT 'TAKE' CHECK (unexpected_numbers IN ('TAKE', 'ASK', 'REFUSE')),
  check_above BIGINT CHECK (check_above >= 0),
  reservation_policy TEXT NOT NULL DEFAULT 'AT_CONFIRMATION' CHECK (reservation_policy IN ('AT_CONFIRMATION', 'MANUALLY', 'BEFORE_DUE')),
  reservation_days BIGINT CHECK (CASE WHEN reservation_policy = 'BEFORE_DUE' THEN coalesce(reservation_days, -1) BETWEEN 0 AND 365 ELSE reservation_days IS NULL END),
  CHECK (source_id <> destination_id)
) STRICT;
INSERT INTO new_operation_type (id, version, warehouse_id, name, kind, number_rule, source_id, destination_id, prefix, next_number,
  backorder_policy, tolerance, prints_slip, prints_labels, active, unexpected_numbers, check_above,
  reservation_policy, reservation_days)
SELECT id, version, warehouse_id, name, kind, number_rule, source_id, destination_id, prefix, next_number,
  backorder_policy, tolerance, prints_slip, prints_labels, active, unexpected_numbers, check_above,
  reservation_policy, reservation_days
FROM operation_type;
DELETE FROM sqlite_sequence WHERE name = 'new_operation_type';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_operation_type', seq FROM sqlite_sequence WHERE name = 'operation_type';
DROP TABLE operation_type;
ALTER TABLE new_operation_type RENAME TO operation_type;
CREATE INDEX operation_type_warehouse ON operation_type (warehouse_id);

-- A run is told apart by what it is for. Its table is made anew as well.
CREATE TABLE new_run (
  id ROW_ID,
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  kind TEXT NOT NULL CHECK (kind IN ('RELABEL', 'PRODUCTION', 'UNBUILD')),
  reason TEXT NOT NULL
) STRICT;
INSERT INTO new_run (id, operation_id, kind, reason) SELECT id, operation_id, kind, reason FROM run;
DELETE FROM sqlite_sequence WHERE name = 'new_run';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_run', seq FROM sqlite_sequence WHERE name = 'run';
DROP TABLE run;
ALTER TABLE new_run RENAME TO run;
CREATE INDEX run_operation ON run (operation_id);
