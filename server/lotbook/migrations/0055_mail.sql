-- Notices may come by e-mail: where to, and which kinds a person wants where. A kind without a row is told in the app.
ALTER TABLE app_user ADD COLUMN email TEXT;
CREATE TABLE notice_choice (
  id ROW_ID,
  user_id BIGINT NOT NULL REFERENCES app_user (id),
  kind TEXT NOT NULL CHECK (kind IN ('ORDER_TO_APPROVE', 'ORDER_DECIDED', 'LATE', 'EXPIRY', 'RESERVATION_LOST', 'HOLD')),
  in_app BOOLEAN NOT NULL,
  by_mail BOOLEAN NOT NULL,
  UNIQUE (user_id, kind)
) STRICT;

-- A message of the outbox with a user is a letter into that person's mailbox.
ALTER TABLE outbox ADD COLUMN user_id BIGINT REFERENCES app_user (id);
CREATE INDEX outbox_letters ON outbox (id) WHERE user_id IS NOT NULL;

-- The day that a notice names, for readers who write days in another form.
ALTER TABLE notice ADD COLUMN day TEXT;
CREATE INDEX notice_of_outbox ON notice (outbox_id);

-- How many days before their last day lots are told of, and for how many days notices are kept.
ALTER TABLE settings ADD COLUMN expiry_notice_days BIGINT NOT NULL DEFAULT 7 CHECK (expiry_notice_days BETWEEN 0 AND 365);
ALTER TABLE settings ADD COLUMN notices_kept_days BIGINT NOT NULL DEFAULT 90 CHECK (notices_kept_days BETWEEN 7 AND 3650);

INSERT INTO job (name, due) VALUES ('CLEAR', 0), ('MAIL', 0);
