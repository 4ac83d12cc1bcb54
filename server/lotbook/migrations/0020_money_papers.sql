-- Papers with money: bills of vendors and invoices to customers, credit notes on them, and what was paid. Amounts are
-- minor units of the paper's currency. A draft has a number of its own until it is posted.
INSERT INTO counter (name, value) VALUES
  ('money_draft', 0), ('bill', 0), ('bill_credit', 0), ('invoice', 0), ('invoice_credit', 0);

ALTER TABLE settings ADD COLUMN billing TEXT NOT NULL DEFAULT 'RECEIVED' CHECK (billing IN ('RECEIVED', 'ORDERED'));

CREATE TABLE money_paper (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('BILL', 'INVOICE')),
  state TEXT NOT NULL CHECK (state IN ('DRAFT', 'POSTED', 'CANCELLED')),
  partner_id BIGINT NOT NULL REFERENCES partner (id),
  vendor_number TEXT CHECK (vendor_number IS NULL OR kind = 'BILL'),
  purchase_order_id BIGINT REFERENCES purchase_order (id),
  credits_id BIGINT,
  issued_on TEXT NOT NULL,
  due_on TEXT NOT NULL CHECK (due_on >= issued_on),
  currency TEXT NOT NULL,
  net BIGINT NOT NULL CHECK (net >= 0),
  tax BIGINT NOT NULL CHECK (tax >= 0),
  total BIGINT NOT NULL,
  from_address TEXT,
  to_address TEXT,
  search_key TEXT NOT NULL,
  created BIGINT NOT NULL,
  created_by_id BIGINT REFERENCES app_user (id),
  updated BIGINT NOT NULL,
  updated_by_id BIGINT REFERENCES app_user (id),
  UNIQUE (id, kind),
  FOREIGN KEY (credits_id, kind) REFERENCES money_paper (id, kind),
  CHECK (total = net + tax),
  CHECK (credits_id <> id),
  CHECK (kind = 'INVOICE' OR purchase_order_id IS NOT NULL),
  CHECK (kind = 'BILL' OR purchase_order_id IS NULL),
  CHECK (state <> 'POSTED' OR (from_address IS NOT NULL AND to_address IS NOT NULL))
) STRICT;
CREATE INDEX money_paper_due ON money_paper (due_on, id);
CREATE INDEX money_paper_partner ON money_paper (partner_id);
CREATE INDEX money_paper_purchase_order ON money_paper (purchase_order_id) WHERE purchase_order_id IS NOT NULL;
CREATE INDEX money_paper_credits ON money_paper (credits_id) WHERE credits_id IS NOT NULL;
-- A vendor gives each of its numbers once: the same bill written twice would be paid twice.
CREATE UNIQUE INDEX money_paper_vendor_number ON money_paper (partner_id, vendor_number) WHERE vendor_number IS NOT NULL AND state <> 'CANCELLED';

-- A line of a product has a line of the order behind it; a charge, such as freight, has none and no product.
CREATE TABLE money_line (
  id ROW_ID,
  paper_id BIGINT NOT NULL REFERENCES money_paper (id),
  position BIGINT NOT NULL,
  purchase_order_line_id BIGINT REFERENCES purchase_order_line (id),
  credits_line_id BIGINT REFERENCES money_line (id),
  product_id BIGINT REFERENCES product (id),
  text TEXT NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  unit_id BIGINT REFERENCES unit (id),
  packaging_id BIGINT REFERENCES packaging (id),
  per_packaging BIGINT CHECK (per_packaging > 0),
  stock_quantity BIGINT CHECK (stock_quantity > 0),
  price BIGINT NOT NULL CHECK (price >= 0),
  price_per TEXT NOT NULL CHECK (price_per IN ('ORDERED_UNIT', 'STOCK_UNIT')),
  tax_rate BIGINT NOT NULL CHECK (tax_rate >= 0),
  net BIGINT NOT NULL CHECK (net >= 0),
  tax BIGINT NOT NULL CHECK (tax >= 0),
  UNIQUE (paper_id, position),
  FOREIGN KEY (packaging_id, product_id) REFERENCES packaging (id, product_id),
  CHECK ((packaging_id IS NULL) = (per_packaging IS NULL)),
  CHECK ((product_id IS NULL) = (unit_id IS NULL)),
  CHECK ((product_id IS NULL) = (stock_quantity IS NULL)),
  CHECK (product_id IS NOT NULL OR (packaging_id IS NULL AND purchase_order_line_id IS NULL))
) STRICT;
CREATE INDEX money_line_purchase_order_line ON money_line (purchase_order_line_id) WHERE purchase_order_line_id IS NOT NULL;
CREATE INDEX money_line_credits ON money_line (credits_line_id) WHERE credits_line_id IS NOT NULL;

CREATE TABLE payment (
  id ROW_ID,
  paper_id BIGINT NOT NULL REFERENCES money_paper (id),
  amount BIGINT NOT NULL CHECK (amount > 0),
  paid_on TEXT NOT NULL,
  method TEXT NOT NULL,
  reference TEXT,
  cancelled BOOLEAN NOT NULL,
  created BIGINT NOT NULL,
  created_by_id BIGINT REFERENCES app_user (id)
) STRICT;
CREATE INDEX payment_paper ON payment (paper_id);
