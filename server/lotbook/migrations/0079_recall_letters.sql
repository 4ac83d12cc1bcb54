-- Letters of recalls: to customers and vendors, in their language, by texts that the company may write itself. What
-- became of one stands in the outbox, which keeps it as long as the letter; a customer answers by a link, of which only
-- the hash is kept.
ALTER TABLE partner ADD COLUMN language TEXT NOT NULL DEFAULT 'EN' CHECK (language IN ('EN', 'DE', 'FR'));

ALTER TABLE outbox ADD COLUMN partner_id BIGINT REFERENCES partner (id) CHECK (partner_id IS NULL OR user_id IS NULL);
CREATE INDEX outbox_to_partners ON outbox (id) WHERE partner_id IS NOT NULL;

CREATE TABLE recall_letter (
  id ROW_ID,
  recall_id BIGINT NOT NULL REFERENCES recall (id),
  partner_id BIGINT NOT NULL REFERENCES partner (id),
  kind TEXT NOT NULL CHECK (kind IN ('NOTICE', 'REMINDER', 'VENDOR')),
  address TEXT NOT NULL CHECK (length(address) > 0),
  outbox_id BIGINT NOT NULL UNIQUE REFERENCES outbox (id),
  token_hash TEXT UNIQUE CHECK (length(token_hash) = 64),
  expires BIGINT,
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  CHECK ((token_hash IS NULL) = (kind = 'VENDOR')),
  CHECK ((token_hash IS NULL) = (expires IS NULL))
) STRICT;
CREATE INDEX recall_letter_recall ON recall_letter (recall_id, partner_id);

-- The letter with the link by which a customer answered; none where staff wrote it down.
ALTER TABLE recall_answer ADD COLUMN letter_id BIGINT REFERENCES recall_letter (id);
CREATE INDEX recall_answer_letter ON recall_answer (letter_id) WHERE letter_id IS NOT NULL;

-- Texts that the company wrote in place of those that Lotbook brings.
CREATE TABLE recall_text (
  id ROW_ID,
  kind TEXT NOT NULL CHECK (kind IN ('NOTICE', 'REMINDER', 'VENDOR')),
  language TEXT NOT NULL CHECK (language IN ('EN', 'DE', 'FR')),
  subject TEXT NOT NULL CHECK (length(subject) > 0),
  body TEXT NOT NULL CHECK (length(body) > 0),
  UNIQUE (kind, language)
) STRICT;

-- After how many days without an answer customers are reminded; 0 for never.
ALTER TABLE settings ADD COLUMN recall_reminder_days BIGINT NOT NULL DEFAULT 3 CHECK (recall_reminder_days BETWEEN 0 AND 60);
INSERT INTO job (name, due) VALUES ('REMIND', 0);
