-- What vendors announce: the numbers that come on a line of an order or, once it is confirmed, of its receipt. carton and
-- pallet: the SSCC of what they come in, and of what that stands on. A lot may come in several cartons, a serial in one.

CREATE TABLE expected_number (
  id ROW_ID,
  order_line_id BIGINT REFERENCES purchase_order_line (id),
  transfer_line_id BIGINT REFERENCES transfer_line (id),
  serial BOOLEAN NOT NULL,
  number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 64),
  maker_number TEXT CHECK (length(maker_number) BETWEEN 1 AND 64),
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  expiry TEXT,
  best_before TEXT,
  carton TEXT CHECK (length(carton) = 18),
  pallet TEXT CHECK (length(pallet) = 18),
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  CHECK ((order_line_id IS NULL) <> (transfer_line_id IS NULL)),
  CHECK (NOT serial OR quantity = 1000000),
  CHECK (carton <> pallet)
) STRICT;
CREATE UNIQUE INDEX expected_number_of_order ON expected_number (order_line_id, number, coalesce(carton, ''), coalesce(pallet, ''))
  WHERE order_line_id IS NOT NULL;
CREATE UNIQUE INDEX expected_number_of_transfer ON expected_number (transfer_line_id, number, coalesce(carton, ''), coalesce(pallet, ''))
  WHERE transfer_line_id IS NOT NULL;
CREATE UNIQUE INDEX expected_number_serial_of_order ON expected_number (order_line_id, number) WHERE serial AND order_line_id IS NOT NULL;
CREATE UNIQUE INDEX expected_number_serial_of_transfer ON expected_number (transfer_line_id, number)
  WHERE serial AND transfer_line_id IS NOT NULL;
CREATE INDEX expected_number_maker ON expected_number (transfer_line_id, maker_number)
  WHERE maker_number IS NOT NULL AND transfer_line_id IS NOT NULL;
CREATE INDEX expected_number_line ON expected_number (transfer_line_id, id) WHERE transfer_line_id IS NOT NULL;
CREATE INDEX expected_number_carton ON expected_number (carton) WHERE carton IS NOT NULL;
CREATE INDEX expected_number_pallet ON expected_number (pallet) WHERE pallet IS NOT NULL;

-- unexpected_numbers: what happens with a number that was not announced on a line where others were.
-- check_above: a carton with more numbers than this is checked number by number; none for never.
ALTER TABLE operation_type ADD COLUMN unexpected_numbers TEXT NOT NULL DEFAULT 'TAKE' CHECK (unexpected_numbers IN ('TAKE', 'ASK', 'REFUSE'));
ALTER TABLE operation_type ADD COLUMN check_above BIGINT CHECK (check_above >= 0);
