-- Orders of customers stand as orders to vendors do, with the address that they are delivered to; a transfer and its
-- lines are of one order at most, bought or sold.
INSERT INTO counter (name, value) VALUES ('sales_order', 0);

CREATE TABLE sales_order (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  number TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('DRAFT', 'CONFIRMED', 'DONE', 'CANCELLED')),
  customer_id BIGINT NOT NULL REFERENCES partner (id),
  customer_reference TEXT,
  warehouse_id BIGINT NOT NULL REFERENCES warehouse (id),
  due_on TEXT NOT NULL,
  street TEXT NOT NULL,
  city TEXT NOT NULL,
  region TEXT,
  postal_code TEXT NOT NULL,
  country TEXT NOT NULL,
  currency TEXT NOT NULL,
  net BIGINT NOT NULL,
  tax BIGINT NOT NULL,
  total BIGINT NOT NULL,
  search_key TEXT NOT NULL,
  created BIGINT NOT NULL,
  created_by_id BIGINT REFERENCES app_user (id),
  updated BIGINT NOT NULL,
  updated_by_id BIGINT REFERENCES app_user (id),
  CHECK (total = net + tax)
) STRICT;
CREATE INDEX sales_order_due ON sales_order (due_on, id);
CREATE INDEX sales_order_customer ON sales_order (customer_id);

CREATE TABLE sales_order_line (
  id ROW_ID,
  order_id BIGINT NOT NULL REFERENCES sales_order (id),
  position BIGINT NOT NULL,
  product_id BIGINT NOT NULL REFERENCES product (id),
  text TEXT NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  unit_id BIGINT NOT NULL REFERENCES unit (id),
  packaging_id BIGINT REFERENCES packaging (id),
  per_packaging BIGINT CHECK (per_packaging > 0),
  stock_quantity BIGINT NOT NULL CHECK (stock_quantity > 0),
  price BIGINT NOT NULL CHECK (price >= 0),
  price_per TEXT NOT NULL CHECK (price_per IN ('ORDERED_UNIT', 'STOCK_UNIT')),
  tax_rate BIGINT NOT NULL CHECK (tax_rate >= 0),
  net BIGINT NOT NULL CHECK (net >= 0),
  UNIQUE (order_id, position),
  FOREIGN KEY (packaging_id, product_id) REFERENCES packaging (id, product_id),
  CHECK ((packaging_id IS NULL) = (per_packaging IS NULL))
) STRICT;
CREATE INDEX sales_order_line_product ON sales_order_line (product_id);
CREATE INDEX sales_order_line_packaging ON sales_order_line (packaging_id) WHERE packaging_id IS NOT NULL;

ALTER TABLE transfer ADD COLUMN sales_order_id BIGINT REFERENCES sales_order (id) CHECK (sales_order_id IS NULL OR purchase_order_id IS NULL);
CREATE INDEX transfer_sales_order ON transfer (sales_order_id) WHERE sales_order_id IS NOT NULL;
ALTER TABLE transfer_line ADD COLUMN sales_order_line_id BIGINT REFERENCES sales_order_line (id) CHECK (sales_order_line_id IS NULL OR purchase_order_line_id IS NULL);
CREATE INDEX transfer_line_sales_order_line ON transfer_line (sales_order_line_id) WHERE sales_order_line_id IS NOT NULL;
