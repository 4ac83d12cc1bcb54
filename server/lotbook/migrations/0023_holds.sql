-- What was decided about a lot. A hold stops a lot, a lot at a place and below, a quantity of it in one place, a place
-- with all that lies there and below, or a batch of a product; it ends once, and is kept.
ALTER TABLE lot ADD COLUMN disposition TEXT NOT NULL DEFAULT 'RELEASED' CHECK (disposition IN ('QUARANTINE', 'RELEASED', 'REJECTED'));
ALTER TABLE lot ADD COLUMN disposition_operation_id BIGINT REFERENCES operation (id);
CREATE INDEX lot_not_released ON lot (id) WHERE disposition <> 'RELEASED';
CREATE INDEX lot_batch ON lot (product_id, batch) WHERE batch IS NOT NULL;

CREATE TABLE hold (
  id ROW_ID,
  lot_id BIGINT REFERENCES lot (id),
  location_id BIGINT REFERENCES location (id),
  quantity BIGINT CHECK (quantity > 0),
  product_id BIGINT REFERENCES product (id),
  batch TEXT CHECK (length(batch) BETWEEN 1 AND 64),
  reason TEXT NOT NULL,
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  ended_operation_id BIGINT REFERENCES operation (id),
  CHECK ((product_id IS NULL) = (batch IS NULL)),
  CHECK (lot_id IS NOT NULL OR location_id IS NOT NULL OR batch IS NOT NULL),
  CHECK (batch IS NULL OR (lot_id IS NULL AND location_id IS NULL)),
  CHECK (quantity IS NULL OR (lot_id IS NOT NULL AND location_id IS NOT NULL))
) STRICT;
CREATE INDEX hold_lot ON hold (lot_id) WHERE lot_id IS NOT NULL;
CREATE INDEX hold_in_force ON hold (id) WHERE ended_operation_id IS NULL;
CREATE INDEX hold_location ON hold (location_id) WHERE ended_operation_id IS NULL AND lot_id IS NULL AND location_id IS NOT NULL;
CREATE INDEX hold_batch ON hold (product_id, batch) WHERE ended_operation_id IS NULL AND batch IS NOT NULL;
CREATE INDEX hold_operation ON hold (operation_id);
