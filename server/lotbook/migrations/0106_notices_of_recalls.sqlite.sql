-- The second person whom a recall waits for is told. SQLite changes no CHECK, so the tables of notices and of their
-- choices are made anew; ids go on where they were.
CREATE TABLE new_notice (
  id ROW_ID,
  user_id BIGINT NOT NULL REFERENCES app_user (id),
  outbox_id BIGINT NOT NULL REFERENCES outbox (id),
  kind TEXT NOT NULL CHECK (kind IN ('ORDER_TO_APPROVE', 'ORDER_DECIDED', 'LATE', 'EXPIRY', 'RESERVATION_LOST', 'HOLD', 'COUNT', 'RECALL_TO_CONFIRM')),
  text TEXT NOT NULL,
  subject_kind TEXT,
  subject_id BIGINT,
  created BIGINT NOT NULL,
  seen BIGINT,
  day TEXT,
  UNIQUE (user_id, outbox_id),
  CHECK ((subject_kind IS NULL) = (subject_id IS NULL))
) STRICT;
INSERT INTO new_notice (id, user_id, outbox_id, kind, text, subject_kind, subject_id, created, seen, day)
SELECT id, user_id, outbox_id, kind, text, subject_kind, subject_id, created, seen, day FROM notice;
DELETE FROM sqlite_sequence WHERE name = 'new_notice';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_notice', seq FROM sqlite_sequence WHERE name = 'notice';
DROP TABLE notice;
ALTER TABLE new_notice RENAME TO notice;
CREATE INDEX notice_of_user ON notice (user_id, id);
CREATE INDEX notice_not_seen ON notice (user_id, id) WHERE seen IS NULL;
CREATE INDEX notice_of_outbox ON notice (outbox_id);
CREATE TABLE new_notice_choice (
  id ROW_ID,
  user_id BIGINT NOT NULL REFERENCES app_user (id),
  kind TEXT NOT NULL CHECK (kind IN ('ORDER_TO_APPROVE', 'ORDER_DECIDED', 'LATE', 'EXPIRY', 'RESERVATION_LOST', 'HOLD', 'COUNT', 'RECALL_TO_CONFIRM')),
  in_app BOOLEAN NOT NULL,
  by_mail BOOLEAN NOT NULL,
  UNIQUE (user_id, kind)
) STRICT;
INSERT INTO new_notice_choice (id, user_id, kind, in_app, by_mail)
SELECT id, user_id, kind, in_app, by_mail FROM notice_choice;
DROP TABLE notice_choice;
ALTER TABLE new_notice_choice RENAME TO notice_choice;
