-- Recalls, real or as an exercise: the lots in scope, what lots are known by that come later, and what customers answered.
-- position: of the journal where the scope was drawn. held: when all of it was stopped; listed: when it was known who has what.
CREATE TABLE recall (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('REAL', 'MOCK')),
  severity TEXT NOT NULL CHECK (severity IN ('CLASS_1', 'CLASS_2', 'CLASS_3', 'WITHDRAWAL')),
  state TEXT NOT NULL CHECK (state IN ('PREPARED', 'TO_CONFIRM', 'STARTED', 'CLOSED', 'CANCELLED')),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  advice TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('BY_NUMBER', 'BY_TIME')),
  narrow_because TEXT CHECK (length(narrow_because) > 0),
  position BIGINT CHECK (position >= 0),
  customers BIGINT CHECK (customers >= 0),
  asked_by_id BIGINT REFERENCES app_user (id),
  confirmed_by_id BIGINT REFERENCES app_user (id),
  started BIGINT,
  held BIGINT,
  listed BIGINT,
  closed BIGINT,
  created BIGINT NOT NULL,
  created_by_id BIGINT REFERENCES app_user (id),
  updated BIGINT NOT NULL,
  updated_by_id BIGINT REFERENCES app_user (id),
  CHECK ((scope = 'BY_TIME') = (narrow_because IS NOT NULL)),
  CHECK ((state IN ('STARTED', 'CLOSED')) = (position IS NOT NULL)),
  CHECK ((position IS NULL) = (started IS NULL)),
  CHECK ((position IS NULL) = (listed IS NULL)),
  CHECK ((position IS NULL) = (customers IS NULL)),
  CHECK (held IS NULL OR (position IS NOT NULL AND kind = 'REAL')),
  CHECK (state <> 'CLOSED' OR kind = 'MOCK' OR held IS NOT NULL),
  CHECK ((state = 'CLOSED') = (closed IS NOT NULL)),
  CHECK (confirmed_by_id <> asked_by_id)
) STRICT;
CREATE INDEX recall_state ON recall (state, id);

CREATE TABLE recall_lot (
  id ROW_ID,
  recall_id BIGINT NOT NULL REFERENCES recall (id),
  lot_id BIGINT NOT NULL REFERENCES lot (id),
  because TEXT NOT NULL CHECK (because IN ('NAMED', 'DERIVED', 'ARRIVED')),
  order_uncertain BOOLEAN NOT NULL,
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  decision TEXT CHECK (decision IN ('RELEASED', 'REJECTED')),
  decision_operation_id BIGINT REFERENCES operation (id),
  UNIQUE (recall_id, lot_id),
  CHECK ((decision IS NULL) = (decision_operation_id IS NULL))
) STRICT;
CREATE INDEX recall_lot_lot ON recall_lot (lot_id);

CREATE TABLE recall_mark (
  id ROW_ID,
  recall_id BIGINT NOT NULL REFERENCES recall (id),
  product_id BIGINT REFERENCES product (id),
  maker_number TEXT CHECK (length(maker_number) > 0),
  batch TEXT CHECK (length(batch) > 0),
  CHECK ((maker_number IS NULL) <> (batch IS NULL)),
  CHECK (batch IS NULL OR product_id IS NOT NULL)
) STRICT;
CREATE INDEX recall_mark_recall ON recall_mark (recall_id);

CREATE TABLE recall_answer (
  id ROW_ID,
  recall_id BIGINT NOT NULL REFERENCES recall (id),
  transfer_id BIGINT NOT NULL REFERENCES transfer (id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  remark TEXT NOT NULL,
  operation_id BIGINT NOT NULL REFERENCES operation (id)
) STRICT;
CREATE INDEX recall_answer_recall ON recall_answer (recall_id, transfer_id);

CREATE TABLE recall_answer_line (
  id ROW_ID,
  answer_id BIGINT NOT NULL REFERENCES recall_answer (id),
  product_id BIGINT NOT NULL REFERENCES product (id),
  stopped BIGINT NOT NULL CHECK (stopped >= 0),
  destroyed BIGINT NOT NULL CHECK (destroyed >= 0),
  passed_on BIGINT NOT NULL CHECK (passed_on >= 0),
  UNIQUE (answer_id, product_id)
) STRICT;

-- What a recall stops, it stops everywhere.
ALTER TABLE hold ADD COLUMN recall_id BIGINT REFERENCES recall (id) CHECK (recall_id IS NULL OR (lot_id IS NOT NULL AND location_id IS NULL));
CREATE INDEX hold_recall ON hold (recall_id) WHERE recall_id IS NOT NULL;
ALTER TABLE settings ADD COLUMN recall_needs_second_person BOOLEAN NOT NULL DEFAULT FALSE;

-- recall: the last number given. recalls_open: how many real ones are started; whoever posts keeps it from changing.
INSERT INTO counter (name, value) VALUES ('recall', 0);
INSERT INTO counter (name, value) VALUES ('recalls_open', 0);
