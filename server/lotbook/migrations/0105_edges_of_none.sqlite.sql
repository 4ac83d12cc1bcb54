-- Goods that are counted in pieces and those that are weighed have no shares in common: an edge of none leads to what may
-- have some of an input, and nobody knows how much.
CREATE TABLE new_lot_edge (
  id ROW_ID,
  run_id BIGINT NOT NULL REFERENCES run (id),
  input_product_id BIGINT NOT NULL REFERENCES product (id),
  input_lot_id BIGINT,
  output_product_id BIGINT NOT NULL REFERENCES product (id),
  output_lot_id BIGINT,
  quantity BIGINT NOT NULL CHECK (quantity >= 0),
  assigned BOOLEAN NOT NULL,
  FOREIGN KEY (input_lot_id, input_product_id) REFERENCES lot (id, product_id),
  FOREIGN KEY (output_lot_id, output_product_id) REFERENCES lot (id, product_id)
) STRICT;
INSERT INTO new_lot_edge (id, run_id, input_product_id, input_lot_id, output_product_id, output_lot_id, quantity, assigned)
SELECT id, run_id, input_product_id, input_lot_id, output_product_id, output_lot_id, quantity, assigned FROM lot_edge;
DROP TABLE lot_edge;
ALTER TABLE new_lot_edge RENAME TO lot_edge;
CREATE UNIQUE INDEX lot_edge_key ON lot_edge (run_id, input_product_id, coalesce(input_lot_id, 0), output_product_id, coalesce(output_lot_id, 0), assigned);
CREATE INDEX lot_edge_input ON lot_edge (input_lot_id);
CREATE INDEX lot_edge_output ON lot_edge (output_lot_id);
