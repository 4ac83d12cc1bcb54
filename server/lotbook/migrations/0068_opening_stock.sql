-- What was there when the book began: which write put it in, and since when it was there.
CREATE TABLE opening_stock (
  id ROW_ID,
  operation_id BIGINT NOT NULL UNIQUE REFERENCES operation (id),
  location_id BIGINT NOT NULL REFERENCES location (id),
  product_id BIGINT NOT NULL REFERENCES product (id),
  day TEXT NOT NULL
) STRICT;
CREATE INDEX opening_stock_product ON opening_stock (product_id);
