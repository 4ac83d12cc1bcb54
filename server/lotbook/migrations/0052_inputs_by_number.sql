-- Into which product a component goes is said while it is scanned, when that product is a number on an entry yet and no
-- lot: what is said names the product and its number.
ALTER TABLE transfer_entry ADD COLUMN into_product_id BIGINT REFERENCES product (id);
ALTER TABLE transfer_entry ADD COLUMN into_number TEXT CHECK ((into_number IS NULL) = (into_product_id IS NULL));

CREATE TABLE run_assignment_by_number (
  id ROW_ID,
  run_id BIGINT NOT NULL REFERENCES run (id),
  input_product_id BIGINT NOT NULL REFERENCES product (id),
  input_lot_id BIGINT,
  output_product_id BIGINT NOT NULL REFERENCES product (id),
  output_number TEXT NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  FOREIGN KEY (input_lot_id, input_product_id) REFERENCES lot (id, product_id)
) STRICT;
INSERT INTO run_assignment_by_number (run_id, input_product_id, input_lot_id, output_product_id, output_number, quantity, operation_id)
SELECT said.run_id, said.input_product_id, said.input_lot_id, said.output_product_id, lot.number, said.quantity, said.operation_id
FROM run_assignment AS said JOIN lot ON lot.id = said.output_lot_id
ORDER BY said.id;
DROP TABLE run_assignment;
ALTER TABLE run_assignment_by_number RENAME TO run_assignment;
CREATE UNIQUE INDEX run_assignment_key ON run_assignment (run_id, input_product_id, coalesce(input_lot_id, 0), output_product_id, output_number);
