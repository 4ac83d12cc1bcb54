-- What products are made of, orders to make them, and which lots went into which.
CREATE TABLE bill_of_materials (
  id ROW_ID,
  product_id BIGINT NOT NULL REFERENCES product (id),
  revision BIGINT NOT NULL CHECK (revision > 0),
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  valid_from TEXT NOT NULL,
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  UNIQUE (product_id, revision)
) STRICT;

-- quantity: of the product's stock unit, for as much as the bill makes. loss: percent on top of it.
CREATE TABLE bill_line (
  id ROW_ID,
  bill_id BIGINT NOT NULL REFERENCES bill_of_materials (id),
  position BIGINT NOT NULL,
  by_product BOOLEAN NOT NULL,
  product_id BIGINT NOT NULL REFERENCES product (id),
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  loss BIGINT NOT NULL CHECK (loss >= 0 AND loss < 100000000),
  UNIQUE (bill_id, position),
  UNIQUE (bill_id, product_id),
  CHECK (NOT by_product OR loss = 0)
) STRICT;
CREATE INDEX bill_line_product ON bill_line (product_id);

CREATE TABLE manufacturing_order (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  number TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('DRAFT', 'CONFIRMED', 'DONE', 'CANCELLED')),
  warehouse_id BIGINT NOT NULL REFERENCES warehouse (id),
  bill_id BIGINT NOT NULL REFERENCES bill_of_materials (id),
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  due_on TEXT NOT NULL,
  remainder_of_id BIGINT UNIQUE REFERENCES manufacturing_order (id),
  search_key TEXT NOT NULL,
  created BIGINT NOT NULL,
  created_by_id BIGINT REFERENCES app_user (id),
  updated BIGINT NOT NULL,
  updated_by_id BIGINT REFERENCES app_user (id),
  CHECK (remainder_of_id IS NULL OR remainder_of_id <> id)
) STRICT;
CREATE INDEX manufacturing_order_due ON manufacturing_order (due_on, id);
CREATE INDEX manufacturing_order_bill ON manufacturing_order (bill_id);

INSERT INTO counter (name, value) VALUES ('manufacturing_order', 0);

ALTER TABLE run ADD COLUMN manufacturing_order_id BIGINT REFERENCES manufacturing_order (id);
CREATE INDEX run_order ON run (manufacturing_order_id) WHERE manufacturing_order_id IS NOT NULL;

-- Transfers of an order consume and give for one of its runs.
ALTER TABLE transfer ADD COLUMN manufacturing_order_id BIGINT REFERENCES manufacturing_order (id);
ALTER TABLE transfer ADD COLUMN run_id BIGINT REFERENCES run (id);
CREATE INDEX transfer_manufacturing_order ON transfer (manufacturing_order_id) WHERE manufacturing_order_id IS NOT NULL;
CREATE INDEX transfer_run ON transfer (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX stock_move_line_run ON stock_move_line (run_id) WHERE run_id IS NOT NULL;

-- What a person said of a run: so much of this lot went into that one, and into no other.
CREATE TABLE run_assignment (
  id ROW_ID,
  run_id BIGINT NOT NULL REFERENCES run (id),
  input_product_id BIGINT NOT NULL REFERENCES product (id),
  input_lot_id BIGINT,
  output_product_id BIGINT NOT NULL REFERENCES product (id),
  output_lot_id BIGINT NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  FOREIGN KEY (input_lot_id, input_product_id) REFERENCES lot (id, product_id),
  FOREIGN KEY (output_lot_id, output_product_id) REFERENCES lot (id, product_id)
) STRICT;
CREATE UNIQUE INDEX run_assignment_key ON run_assignment (run_id, input_product_id, coalesce(input_lot_id, 0), output_lot_id);

-- Which lots went into which, as the journal and the assignments of a run say; made anew whenever they change.
CREATE TABLE lot_edge (
  id ROW_ID,
  run_id BIGINT NOT NULL REFERENCES run (id),
  input_product_id BIGINT NOT NULL REFERENCES product (id),
  input_lot_id BIGINT,
  output_product_id BIGINT NOT NULL REFERENCES product (id),
  output_lot_id BIGINT,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  assigned BOOLEAN NOT NULL,
  FOREIGN KEY (input_lot_id, input_product_id) REFERENCES lot (id, product_id),
  FOREIGN KEY (output_lot_id, output_product_id) REFERENCES lot (id, product_id)
) STRICT;
CREATE UNIQUE INDEX lot_edge_key ON lot_edge (run_id, input_product_id, coalesce(input_lot_id, 0), output_product_id, coalesce(output_lot_id, 0), assigned);
CREATE INDEX lot_edge_input ON lot_edge (input_lot_id);
CREATE INDEX lot_edge_output ON lot_edge (output_lot_id);

-- Every warehouse takes components as it makes things.
INSERT INTO operation_type (warehouse_id, name, kind, number_rule, source_id, destination_id, prefix, next_number,
  backorder_policy, tolerance, prints_slip, prints_labels, active)
SELECT type.warehouse_id, 'Components', 'CONSUMPTION', 'USE_EXISTING', type.destination_id, type.source_id,
  warehouse.code || '/USE/', 1, 'ALWAYS', 0, FALSE, FALSE, TRUE
FROM operation_type AS type JOIN warehouse ON warehouse.id = type.warehouse_id
WHERE type.kind = 'MANUFACTURING'
  AND type.id = (SELECT min(id) FROM operation_type WHERE kind = 'MANUFACTURING' AND warehouse_id = type.warehouse_id)
  AND NOT EXISTS (SELECT 1 FROM operation_type AS other WHERE other.prefix = warehouse.code || '/USE/');
