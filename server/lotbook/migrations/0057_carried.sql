-- Goods that are promised to one line while somebody has them in hand to move them, for another: a move inside the place
-- that the first line takes from gives them back where they are put.
CREATE TABLE carried_promise (
  id ROW_ID,
  mover_id BIGINT NOT NULL,
  mover_line_id BIGINT NOT NULL,
  transfer_id BIGINT NOT NULL,
  transfer_line_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  lot_id BIGINT,
  location_id BIGINT NOT NULL REFERENCES location (id),
  package_id BIGINT REFERENCES package (id),
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  chosen_by TEXT NOT NULL CHECK (chosen_by IN ('STRATEGY', 'PERSON', 'SCAN')),
  FOREIGN KEY (mover_line_id, mover_id, product_id) REFERENCES transfer_line (id, transfer_id, product_id),
  FOREIGN KEY (transfer_line_id, transfer_id, product_id) REFERENCES transfer_line (id, transfer_id, product_id),
  FOREIGN KEY (lot_id, product_id) REFERENCES lot (id, product_id),
  CHECK (mover_line_id <> transfer_line_id)
) STRICT;
CREATE UNIQUE INDEX carried_promise_key ON carried_promise (mover_line_id, transfer_line_id, coalesce(lot_id, 0), location_id, coalesce(package_id, 0));
CREATE INDEX carried_promise_mover ON carried_promise (mover_id);
CREATE INDEX carried_promise_transfer ON carried_promise (transfer_id);
CREATE INDEX carried_promise_line ON carried_promise (transfer_line_id);
CREATE INDEX carried_promise_lot ON carried_promise (lot_id);
