-- Counts of what lies somewhere: their positions, and what was scanned or typed for each until it is applied.
CREATE TABLE stock_count (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  number TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('COUNTING', 'REVIEW', 'DONE', 'CANCELLED')),
  warehouse_id BIGINT NOT NULL REFERENCES warehouse (id),
  location_id BIGINT NOT NULL REFERENCES location (id),
  product_id BIGINT REFERENCES product (id),
  blind BOOLEAN NOT NULL,
  round BIGINT NOT NULL DEFAULT 1 CHECK (round > 0),
  created BIGINT NOT NULL,
  created_by_id BIGINT REFERENCES app_user (id),
  updated BIGINT NOT NULL,
  updated_by_id BIGINT REFERENCES app_user (id)
) STRICT;
CREATE INDEX stock_count_state ON stock_count (state, id);

-- expected: by the book when it was counted first in its round. counted_before: in an earlier round. found: not on the
-- list when the count was opened. number: found, and no lot has it. operation_id: that counted it first in its round.
CREATE TABLE count_position (
  id ROW_ID,
  count_id BIGINT NOT NULL REFERENCES stock_count (id),
  location_id BIGINT NOT NULL REFERENCES location (id),
  package_id BIGINT REFERENCES package (id),
  product_id BIGINT NOT NULL REFERENCES product (id),
  lot_id BIGINT,
  serial BOOLEAN NOT NULL,
  number TEXT CHECK (length(number) BETWEEN 1 AND 64),
  sort_key TEXT NOT NULL,
  found BOOLEAN NOT NULL,
  round BIGINT NOT NULL DEFAULT 1,
  expected BIGINT CHECK (expected >= 0),
  counted BIGINT CHECK (counted >= 0),
  counted_before BIGINT CHECK (counted_before >= 0),
  operation_id BIGINT REFERENCES operation (id),
  FOREIGN KEY (lot_id, product_id) REFERENCES lot (id, product_id),
  CHECK (lot_id IS NULL OR number IS NULL),
  CHECK ((counted IS NULL) = (expected IS NULL)),
  CHECK ((counted IS NULL) = (operation_id IS NULL)),
  CHECK (NOT serial OR coalesce(counted, 0) IN (0, 1000000)),
  CHECK (number IS NULL OR coalesce(expected, 0) = 0)
) STRICT;
CREATE UNIQUE INDEX count_position_key ON count_position
  (count_id, location_id, product_id, coalesce(lot_id, 0), coalesce(number, ''), coalesce(package_id, 0));
CREATE UNIQUE INDEX count_position_serial_once ON count_position (count_id, lot_id) WHERE serial AND counted > 0 AND lot_id IS NOT NULL;
CREATE UNIQUE INDEX count_position_number_once ON count_position (count_id, product_id, number) WHERE serial AND counted > 0 AND number IS NOT NULL;
CREATE INDEX count_position_order ON count_position (count_id, sort_key, id);
CREATE INDEX count_position_lot ON count_position (lot_id);

CREATE TABLE count_entry (
  id ROW_ID,
  position_id BIGINT NOT NULL REFERENCES count_position (id),
  quantity BIGINT NOT NULL CHECK (quantity >= 0),
  operation_id BIGINT NOT NULL REFERENCES operation (id)
) STRICT;
CREATE INDEX count_entry_position ON count_entry (position_id);
CREATE INDEX count_entry_operation ON count_entry (operation_id);

INSERT INTO counter (name, value) VALUES ('stock_count', 0);
