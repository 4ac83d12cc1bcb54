-- Everything Lotbook keeps. What must never be is refused here and in 0002_guards; why it was refused is told by the domain.

CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value BIGINT NOT NULL CHECK (value >= 0)
) STRICT;

-- People and client programs.

CREATE TABLE app_user (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  login TEXT NOT NULL,
  login_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('VIEWER', 'OPERATOR', 'MANAGER', 'ADMINISTRATOR')),
  password_hash TEXT NOT NULL,
  active BOOLEAN NOT NULL,
  created BIGINT NOT NULL,
  last_seen BIGINT
) STRICT;

CREATE TABLE session (
  id ROW_ID,
  user_id BIGINT NOT NULL REFERENCES app_user (id),
  token_hash TEXT NOT NULL UNIQUE,
  started BIGINT NOT NULL,
  last_used BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  ended BIGINT
) STRICT;
CREATE INDEX session_of_user ON session (user_id);

CREATE TABLE api_token (
  id ROW_ID,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('VIEWER', 'OPERATOR', 'MANAGER', 'ADMINISTRATOR')),
  prefix TEXT NOT NULL,
  secret_hash TEXT NOT NULL UNIQUE,
  created_by_id BIGINT NOT NULL REFERENCES app_user (id),
  created BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  last_used BIGINT,
  revoked BIGINT
) STRICT;

CREATE TABLE setup_link (
  id ROW_ID,
  token_hash TEXT NOT NULL UNIQUE,
  expires BIGINT NOT NULL,
  used BIGINT
) STRICT;

-- subject: 'login:NAME' or 'address:IP'; one row each, so that the table cannot be flooded by one of them.
CREATE TABLE sign_in_attempt (
  id ROW_ID,
  subject TEXT NOT NULL UNIQUE,
  failures BIGINT NOT NULL,
  last_failed BIGINT NOT NULL,
  blocked_until BIGINT NOT NULL
) STRICT;

-- One write asked for by a person or program. OPEN only inside its own transaction.
CREATE TABLE operation (
  id ROW_ID,
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  digest TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('OPEN', 'APPLIED', 'REFUSED')),
  seq BIGINT UNIQUE,
  user_id BIGINT REFERENCES app_user (id),
  token_id BIGINT REFERENCES api_token (id),
  method TEXT CHECK (method IN ('PASSWORD', 'TOKEN')),
  recorded BIGINT NOT NULL,
  occurred BIGINT,
  occurred_margin BIGINT,
  reason TEXT,
  subject_kind TEXT,
  subject_id BIGINT,
  outcome TEXT,
  CHECK ((state = 'APPLIED') = (seq IS NOT NULL)),
  CHECK (state = 'OPEN' OR outcome IS NOT NULL),
  CHECK ((subject_kind IS NULL) = (subject_id IS NULL))
) STRICT;
CREATE INDEX operation_subject ON operation (subject_kind, subject_id, id);
CREATE INDEX operation_user ON operation (user_id, id);

-- The company and what it stocks.

CREATE TABLE settings (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  version BIGINT NOT NULL DEFAULT 1,
  company_name TEXT NOT NULL,
  street TEXT NOT NULL,
  city TEXT NOT NULL,
  region TEXT,
  postal_code TEXT NOT NULL,
  country TEXT NOT NULL,
  currency TEXT NOT NULL,
  gln TEXT,
  tax_number TEXT,
  lots_and_serials BOOLEAN NOT NULL,
  expiry_dates BOOLEAN NOT NULL,
  uniqueness_scope TEXT NOT NULL CHECK (uniqueness_scope IN ('PRODUCT', 'COMPANY')),
  number_reuse TEXT NOT NULL CHECK (number_reuse IN ('NEVER_AGAIN', 'AFTER_IT_LEFT')),
  reuse_severity TEXT NOT NULL CHECK (reuse_severity IN ('BLOCK', 'WARN'))
) STRICT;

CREATE TABLE unit (
  id ROW_ID,
  name TEXT NOT NULL UNIQUE,
  symbol TEXT NOT NULL UNIQUE,
  category TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('COUNTED', 'MEASURED')),
  numerator BIGINT NOT NULL CHECK (numerator > 0),
  denominator BIGINT NOT NULL CHECK (denominator > 0),
  decimals BIGINT NOT NULL CHECK (decimals BETWEEN 0 AND 6)
) STRICT;

CREATE TABLE product (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  sku TEXT NOT NULL UNIQUE,
  sku_key TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  tracking TEXT NOT NULL CHECK (tracking IN ('SERIAL', 'LOT', 'NONE')),
  unit_id BIGINT NOT NULL REFERENCES unit (id),
  step BIGINT NOT NULL CHECK (step > 0),
  shelf_life_days BIGINT CHECK (shelf_life_days > 0),
  stops_use TEXT NOT NULL CHECK (stops_use IN ('EXPIRY', 'BEST_BEFORE')),
  gives_own_numbers BOOLEAN NOT NULL,
  number_pattern TEXT,
  number_next BIGINT NOT NULL CHECK (number_next >= 0),
  purchase_price BIGINT CHECK (purchase_price >= 0),
  sales_price BIGINT CHECK (sales_price >= 0),
  tax_rate BIGINT NOT NULL CHECK (tax_rate >= 0),
  active BOOLEAN NOT NULL,
  created BIGINT NOT NULL,
  CHECK (tracking <> 'SERIAL' OR step = 1000000)
) STRICT;
CREATE INDEX product_name ON product (name_key, id);

CREATE TABLE packaging (
  id ROW_ID,
  product_id BIGINT NOT NULL REFERENCES product (id),
  name TEXT NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  UNIQUE (product_id, name),
  UNIQUE (id, product_id)
) STRICT;

-- Every code that means a product: GTINs as 14 digits, other codes as scanned.
CREATE TABLE product_barcode (
  id ROW_ID,
  product_id BIGINT NOT NULL REFERENCES product (id),
  packaging_id BIGINT,
  kind TEXT NOT NULL CHECK (kind IN ('GTIN', 'CODE')),
  code TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 64),
  FOREIGN KEY (packaging_id, product_id) REFERENCES packaging (id, product_id),
  CHECK (kind <> 'GTIN' OR length(code) = 14)
) STRICT;
CREATE INDEX product_barcode_product ON product_barcode (product_id);
CREATE UNIQUE INDEX product_barcode_one_gtin ON product_barcode (product_id, coalesce(packaging_id, 0)) WHERE kind = 'GTIN';

CREATE TABLE partner (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  reference TEXT,
  vendor BOOLEAN NOT NULL,
  customer BOOLEAN NOT NULL,
  street TEXT NOT NULL,
  city TEXT NOT NULL,
  region TEXT,
  postal_code TEXT NOT NULL,
  country TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  gln TEXT,
  currency TEXT NOT NULL,
  active BOOLEAN NOT NULL,
  created BIGINT NOT NULL,
  CHECK (vendor OR customer)
) STRICT;
CREATE INDEX partner_name ON partner (name_key, id);

-- Places.

CREATE TABLE warehouse (
  id ROW_ID,
  name TEXT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  time_zone TEXT NOT NULL,
  street TEXT NOT NULL,
  city TEXT NOT NULL,
  region TEXT,
  postal_code TEXT NOT NULL,
  country TEXT NOT NULL
) STRICT;

-- path: names from the top, such as WH1/Stock/B-03. physical: goods can be there, so it can never be below zero.
CREATE TABLE location (
  id ROW_ID,
  warehouse_id BIGINT REFERENCES warehouse (id),
  parent_id BIGINT REFERENCES location (id),
  name TEXT NOT NULL,
  path TEXT NOT NULL UNIQUE,
  usage TEXT NOT NULL CHECK (usage IN ('VENDOR', 'INTERNAL', 'TRANSIT', 'CUSTOMER', 'PRODUCTION', 'INVENTORY', 'SCRAP')),
  physical BOOLEAN NOT NULL,
  barcode TEXT NOT NULL UNIQUE,
  walking_order BIGINT NOT NULL,
  blocked BOOLEAN NOT NULL,
  gln TEXT,
  active BOOLEAN NOT NULL,
  UNIQUE (id, physical),
  CHECK (physical = (usage IN ('INTERNAL', 'TRANSIT'))),
  CHECK (parent_id IS NULL OR parent_id <> id)
) STRICT;
CREATE INDEX location_parent ON location (parent_id);

CREATE TABLE operation_type (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  warehouse_id BIGINT NOT NULL REFERENCES warehouse (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('RECEIPT', 'DELIVERY', 'INTERNAL', 'MANUFACTURING')),
  number_rule TEXT NOT NULL CHECK (number_rule IN ('CREATE_NEW', 'USE_EXISTING', 'CREATE_OR_USE', 'NONE')),
  source_id BIGINT NOT NULL REFERENCES location (id),
  destination_id BIGINT NOT NULL REFERENCES location (id),
  prefix TEXT NOT NULL UNIQUE,
  next_number BIGINT NOT NULL CHECK (next_number > 0),
  backorder_policy TEXT NOT NULL CHECK (backorder_policy IN ('ASK', 'ALWAYS', 'NEVER')),
  tolerance BIGINT NOT NULL CHECK (tolerance >= 0),
  prints_slip BOOLEAN NOT NULL,
  prints_labels BOOLEAN NOT NULL,
  active BOOLEAN NOT NULL,
  CHECK (source_id <> destination_id)
) STRICT;
CREATE INDEX operation_type_warehouse ON operation_type (warehouse_id);

CREATE TABLE package (
  id ROW_ID,
  number TEXT NOT NULL UNIQUE CHECK (length(number) BETWEEN 1 AND 64),
  created BIGINT NOT NULL
) STRICT;

-- Orders.

CREATE TABLE purchase_order (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  number TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('DRAFT', 'CONFIRMED', 'DONE', 'CANCELLED')),
  vendor_id BIGINT NOT NULL REFERENCES partner (id),
  vendor_reference TEXT,
  warehouse_id BIGINT NOT NULL REFERENCES warehouse (id),
  expected_on TEXT NOT NULL,
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
CREATE INDEX purchase_order_expected ON purchase_order (expected_on, id);
CREATE INDEX purchase_order_vendor ON purchase_order (vendor_id);

CREATE TABLE purchase_order_line (
  id ROW_ID,
  order_id BIGINT NOT NULL REFERENCES purchase_order (id),
  position BIGINT NOT NULL,
  product_id BIGINT NOT NULL REFERENCES product (id),
  text TEXT NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  unit_id BIGINT NOT NULL REFERENCES unit (id),
  stock_quantity BIGINT NOT NULL CHECK (stock_quantity > 0),
  price BIGINT NOT NULL CHECK (price >= 0),
  tax_rate BIGINT NOT NULL CHECK (tax_rate >= 0),
  net BIGINT NOT NULL CHECK (net >= 0),
  UNIQUE (order_id, position)
) STRICT;
CREATE INDEX purchase_order_line_product ON purchase_order_line (product_id);

-- Lots. A serial is a lot of exactly one unit. company_number is filled while numbers must be unique in the company.

CREATE TABLE lot (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  product_id BIGINT NOT NULL REFERENCES product (id),
  serial BOOLEAN NOT NULL,
  number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 64),
  number_key TEXT NOT NULL,
  company_number TEXT UNIQUE,
  maker_number TEXT,
  maker_id BIGINT REFERENCES partner (id),
  reference TEXT,
  batch TEXT,
  search_key TEXT NOT NULL,
  expiry TEXT,
  expiry_origin TEXT CHECK (expiry_origin IN ('LABEL', 'SHELF_LIFE', 'PERSON')),
  expiry_operation_id BIGINT REFERENCES operation (id),
  best_before TEXT,
  best_before_origin TEXT CHECK (best_before_origin IN ('LABEL', 'SHELF_LIFE', 'PERSON')),
  best_before_operation_id BIGINT REFERENCES operation (id),
  production TEXT,
  production_origin TEXT CHECK (production_origin IN ('LABEL', 'SHELF_LIFE', 'PERSON')),
  production_operation_id BIGINT REFERENCES operation (id),
  last_day TEXT,
  last_day_key TEXT NOT NULL,
  note TEXT NOT NULL,
  created BIGINT NOT NULL,
  UNIQUE (product_id, number),
  UNIQUE (id, product_id),
  UNIQUE (id, serial),
  CHECK ((expiry IS NULL) = (expiry_origin IS NULL)),
  CHECK ((best_before IS NULL) = (best_before_origin IS NULL)),
  CHECK ((production IS NULL) = (production_origin IS NULL)),
  CHECK (last_day_key = coalesce(last_day, '9999-12-31'))
) STRICT;
CREATE INDEX lot_number ON lot (number, id);
CREATE INDEX lot_number_key ON lot (number_key);
CREATE INDEX lot_maker_number ON lot (maker_number) WHERE maker_number IS NOT NULL;
CREATE INDEX lot_reference ON lot (reference) WHERE reference IS NOT NULL;
CREATE INDEX lot_last_day ON lot (last_day_key, id);
CREATE INDEX lot_created ON lot (created, id);

-- Transfers: what is expected, what was scanned.

CREATE TABLE transfer (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  number TEXT NOT NULL UNIQUE,
  operation_type_id BIGINT NOT NULL REFERENCES operation_type (id),
  warehouse_id BIGINT NOT NULL REFERENCES warehouse (id),
  state TEXT NOT NULL CHECK (state IN ('READY', 'DONE', 'CANCELLED')),
  partner_id BIGINT REFERENCES partner (id),
  source_id BIGINT NOT NULL REFERENCES location (id),
  destination_id BIGINT NOT NULL REFERENCES location (id),
  due_on TEXT NOT NULL,
  purchase_order_id BIGINT REFERENCES purchase_order (id),
  backorder_of_id BIGINT UNIQUE REFERENCES transfer (id),
  search_key TEXT NOT NULL,
  created BIGINT NOT NULL,
  created_by_id BIGINT REFERENCES app_user (id),
  updated BIGINT NOT NULL,
  updated_by_id BIGINT REFERENCES app_user (id),
  validated BIGINT,
  validated_by_id BIGINT REFERENCES app_user (id),
  CHECK ((state = 'DONE') = (validated IS NOT NULL)),
  CHECK (source_id <> destination_id)
) STRICT;
CREATE INDEX transfer_due ON transfer (due_on, id);
CREATE INDEX transfer_open ON transfer (operation_type_id, due_on) WHERE state = 'READY';
CREATE INDEX transfer_order ON transfer (purchase_order_id) WHERE purchase_order_id IS NOT NULL;
CREATE INDEX transfer_partner ON transfer (partner_id);

CREATE TABLE transfer_line (
  id ROW_ID,
  transfer_id BIGINT NOT NULL REFERENCES transfer (id),
  position BIGINT NOT NULL,
  product_id BIGINT NOT NULL REFERENCES product (id),
  expected BIGINT NOT NULL CHECK (expected >= 0),
  unit_id BIGINT NOT NULL REFERENCES unit (id),
  source_id BIGINT NOT NULL REFERENCES location (id),
  destination_id BIGINT NOT NULL REFERENCES location (id),
  purchase_order_line_id BIGINT REFERENCES purchase_order_line (id),
  UNIQUE (transfer_id, position),
  UNIQUE (id, transfer_id, product_id),
  CHECK (source_id <> destination_id)
) STRICT;
CREATE INDEX transfer_line_product ON transfer_line (product_id);
CREATE INDEX transfer_line_order_line ON transfer_line (purchase_order_line_id) WHERE purchase_order_line_id IS NOT NULL;

-- Scanned or typed, and not posted yet. lot_id stays empty while the number is only text: the lot is born at validation.
CREATE TABLE transfer_entry (
  id ROW_ID,
  transfer_id BIGINT NOT NULL,
  line_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  tracking TEXT NOT NULL CHECK (tracking IN ('SERIAL', 'LOT', 'NONE')),
  number TEXT CHECK (length(number) BETWEEN 1 AND 64),
  number_key TEXT,
  lot_id BIGINT,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  entered_quantity BIGINT NOT NULL CHECK (entered_quantity > 0),
  entered_unit_id BIGINT NOT NULL REFERENCES unit (id),
  source_id BIGINT NOT NULL REFERENCES location (id),
  destination_id BIGINT NOT NULL REFERENCES location (id),
  expiry TEXT,
  expiry_origin TEXT CHECK (expiry_origin IN ('LABEL', 'SHELF_LIFE', 'PERSON')),
  best_before TEXT,
  best_before_origin TEXT CHECK (best_before_origin IN ('LABEL', 'SHELF_LIFE', 'PERSON')),
  production TEXT,
  production_origin TEXT CHECK (production_origin IN ('LABEL', 'SHELF_LIFE', 'PERSON')),
  maker_number TEXT,
  maker_key TEXT,
  batch TEXT,
  via TEXT NOT NULL CHECK (via IN ('SCANNED', 'TYPED', 'GENERATED', 'CHOSEN')),
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  FOREIGN KEY (line_id, transfer_id, product_id) REFERENCES transfer_line (id, transfer_id, product_id),
  FOREIGN KEY (lot_id, product_id) REFERENCES lot (id, product_id),
  CHECK ((tracking = 'NONE') = (number IS NULL)),
  CHECK ((number IS NULL) = (number_key IS NULL)),
  CHECK (lot_id IS NULL OR tracking <> 'NONE'),
  CHECK (tracking <> 'SERIAL' OR quantity = 1000000),
  CHECK ((expiry IS NULL) = (expiry_origin IS NULL)),
  CHECK ((best_before IS NULL) = (best_before_origin IS NULL)),
  CHECK ((production IS NULL) = (production_origin IS NULL)),
  CHECK ((maker_number IS NULL) = (maker_key IS NULL)),
  CHECK (source_id <> destination_id)
) STRICT;
CREATE INDEX transfer_entry_line ON transfer_entry (line_id, id);
CREATE INDEX transfer_entry_transfer ON transfer_entry (transfer_id);
CREATE INDEX transfer_entry_number ON transfer_entry (product_id, number);
CREATE INDEX transfer_entry_operation ON transfer_entry (operation_id);
CREATE UNIQUE INDEX transfer_entry_serial_once ON transfer_entry (transfer_id, product_id, number) WHERE tracking = 'SERIAL';

-- The journal. Only ever inserted; 0002_guards refuses everything else.

CREATE TABLE run (
  id ROW_ID,
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  kind TEXT NOT NULL CHECK (kind IN ('RELABEL')),
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX run_operation ON run (operation_id);

CREATE TABLE stock_move_line (
  id ROW_ID,
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  transfer_line_id BIGINT REFERENCES transfer_line (id),
  run_id BIGINT REFERENCES run (id),
  corrects_id BIGINT REFERENCES stock_move_line (id),
  product_id BIGINT NOT NULL REFERENCES product (id),
  tracking TEXT NOT NULL CHECK (tracking IN ('SERIAL', 'LOT', 'NONE')),
  lot_id BIGINT,
  source_id BIGINT NOT NULL REFERENCES location (id),
  source_package_id BIGINT REFERENCES package (id),
  destination_id BIGINT NOT NULL REFERENCES location (id),
  destination_package_id BIGINT REFERENCES package (id),
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  entered_quantity BIGINT NOT NULL CHECK (entered_quantity > 0),
  entered_unit_id BIGINT NOT NULL REFERENCES unit (id),
  factor_numerator BIGINT NOT NULL CHECK (factor_numerator > 0),
  factor_denominator BIGINT NOT NULL CHECK (factor_denominator > 0),
  recorded BIGINT NOT NULL,
  occurred BIGINT,
  occurred_margin BIGINT,
  FOREIGN KEY (lot_id, product_id) REFERENCES lot (id, product_id),
  CHECK (source_id <> destination_id OR coalesce(source_package_id, 0) <> coalesce(destination_package_id, 0)),
  CHECK ((tracking = 'NONE') = (lot_id IS NULL)),
  CHECK (tracking <> 'SERIAL' OR quantity = 1000000)
) STRICT;
CREATE INDEX stock_move_line_operation ON stock_move_line (operation_id, id);
CREATE INDEX stock_move_line_lot ON stock_move_line (lot_id, operation_id);
CREATE INDEX stock_move_line_product ON stock_move_line (product_id, operation_id);
CREATE INDEX stock_move_line_transfer_line ON stock_move_line (transfer_line_id) WHERE transfer_line_id IS NOT NULL;
CREATE INDEX stock_move_line_corrects ON stock_move_line (corrects_id) WHERE corrects_id IS NOT NULL;

-- What lies in physical places now: the journal summed, written only by the posting function.
CREATE TABLE stock_balance (
  id ROW_ID,
  location_id BIGINT NOT NULL,
  physical BOOLEAN NOT NULL CHECK (physical = TRUE),
  product_id BIGINT NOT NULL REFERENCES product (id),
  lot_id BIGINT,
  serial BOOLEAN NOT NULL,
  package_id BIGINT REFERENCES package (id),
  on_hand BIGINT NOT NULL CHECK (on_hand >= 0),
  reserved BIGINT NOT NULL CHECK (reserved >= 0),
  FOREIGN KEY (location_id, physical) REFERENCES location (id, physical),
  FOREIGN KEY (lot_id, product_id) REFERENCES lot (id, product_id),
  FOREIGN KEY (lot_id, serial) REFERENCES lot (id, serial) ON UPDATE CASCADE,
  CHECK (reserved <= on_hand),
  CHECK (NOT serial OR on_hand IN (0, 1000000)),
  CHECK (lot_id IS NOT NULL OR NOT serial)
) STRICT;
CREATE UNIQUE INDEX stock_balance_key ON stock_balance (product_id, coalesce(lot_id, 0), location_id, coalesce(package_id, 0));
CREATE INDEX stock_balance_location ON stock_balance (location_id);
CREATE INDEX stock_balance_lot ON stock_balance (lot_id);
CREATE UNIQUE INDEX stock_balance_serial_once ON stock_balance (lot_id) WHERE serial AND on_hand > 0;
