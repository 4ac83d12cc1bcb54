-- What a write leaves to be done after it, kept by its own transaction and worked off at least once; its key is the fact
-- that it tells, so that nothing is told twice.
CREATE TABLE outbox (
  id ROW_ID,
  key TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('WAITING', 'DONE', 'FAILED')),
  created BIGINT NOT NULL,
  due BIGINT NOT NULL,
  tries BIGINT NOT NULL DEFAULT 0,
  ended BIGINT,
  error TEXT,
  CHECK ((ended IS NULL) = (state = 'WAITING'))
) STRICT;
CREATE INDEX outbox_waiting ON outbox (due, id) WHERE state = 'WAITING';
CREATE INDEX outbox_failed ON outbox (id) WHERE state = 'FAILED';

CREATE TABLE notice (
  id ROW_ID,
  user_id BIGINT NOT NULL REFERENCES app_user (id),
  outbox_id BIGINT NOT NULL REFERENCES outbox (id),
  kind TEXT NOT NULL CHECK (kind IN ('ORDER_TO_APPROVE', 'ORDER_DECIDED', 'LATE', 'EXPIRY', 'RESERVATION_LOST', 'HOLD')),
  text TEXT NOT NULL,
  subject_kind TEXT,
  subject_id BIGINT,
  created BIGINT NOT NULL,
  seen BIGINT,
  UNIQUE (user_id, outbox_id),
  CHECK ((subject_kind IS NULL) = (subject_id IS NULL))
) STRICT;
CREATE INDEX notice_of_user ON notice (user_id, id);
CREATE INDEX notice_not_seen ON notice (user_id, id) WHERE seen IS NULL;

-- What is looked after again and again, by the one process that holds the lease.
CREATE TABLE job (
  id ROW_ID,
  name TEXT NOT NULL UNIQUE,
  due BIGINT NOT NULL,
  last_run BIGINT,
  error TEXT
) STRICT;
INSERT INTO job (name, due) VALUES ('RESERVE', 0), ('LATE', 0), ('EXPIRY', 0);

CREATE TABLE job_lease (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  holder TEXT NOT NULL,
  until BIGINT NOT NULL
) STRICT;
INSERT INTO job_lease (id, holder, until) VALUES (1, '', 0);
