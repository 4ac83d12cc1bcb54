-- What is promised to the lines of open transfers: goods that lie in a place. Entries that take from our places draw on it.
CREATE TABLE reservation (
  id ROW_ID,
  transfer_id BIGINT NOT NULL,
  transfer_line_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  lot_id BIGINT,
  serial BOOLEAN NOT NULL,
  location_id BIGINT NOT NULL REFERENCES location (id),
  package_id BIGINT REFERENCES package (id),
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  chosen_by TEXT NOT NULL CHECK (chosen_by IN ('STRATEGY', 'PERSON', 'SCAN')),
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  FOREIGN KEY (transfer_line_id, transfer_id, product_id) REFERENCES transfer_line (id, transfer_id, product_id),
  FOREIGN KEY (lot_id, product_id) REFERENCES lot (id, product_id),
  FOREIGN KEY (lot_id, serial) REFERENCES lot (id, serial) ON UPDATE CASCADE,
  CHECK (NOT serial OR quantity = 1000000),
  CHECK (lot_id IS NOT NULL OR NOT serial)
) STRICT;
CREATE UNIQUE INDEX reservation_key ON reservation (transfer_line_id, coalesce(lot_id, 0), location_id, coalesce(package_id, 0));
CREATE INDEX reservation_transfer ON reservation (transfer_id);
CREATE INDEX reservation_lot ON reservation (lot_id);
CREATE INDEX reservation_product ON reservation (product_id, location_id);
CREATE UNIQUE INDEX reservation_serial_once ON reservation (lot_id) WHERE serial;
