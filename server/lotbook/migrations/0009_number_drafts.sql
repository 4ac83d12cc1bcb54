-- Lists of numbers that people paste or upload for a line: looked at first, then used or forgotten.

CREATE TABLE upload (
  id ROW_ID,
  user_id BIGINT REFERENCES app_user (id),
  token_id BIGINT REFERENCES api_token (id),
  name TEXT NOT NULL,
  content BYTES NOT NULL,
  created BIGINT NOT NULL
) STRICT;
CREATE INDEX upload_created ON upload (created);

CREATE TABLE number_draft (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  line_id BIGINT NOT NULL REFERENCES transfer_line (id),
  user_id BIGINT REFERENCES app_user (id),
  token_id BIGINT REFERENCES api_token (id),
  upload_id BIGINT REFERENCES upload (id),
  name TEXT,
  encoding TEXT CHECK (encoding IN ('UTF_8', 'UTF_16', 'LATIN_1')),
  delimiter TEXT CHECK (delimiter IN ('COMMA', 'SEMICOLON', 'TAB', 'BAR')),
  sheet TEXT,
  sheets TEXT NOT NULL,
  header BOOLEAN NOT NULL,
  headings TEXT NOT NULL,
  columns TEXT NOT NULL,
  date_format TEXT CHECK (date_format IN ('YEAR_FIRST', 'DAY_FIRST', 'MONTH_FIRST')),
  decimal_comma BOOLEAN,
  quantity_per_lot BIGINT CHECK (quantity_per_lot > 0),
  questions TEXT NOT NULL,
  remembered BOOLEAN NOT NULL,
  suspects_meant BOOLEAN NOT NULL,
  look_alikes_meant BOOLEAN NOT NULL,
  row_count BIGINT NOT NULL CHECK (row_count BETWEEN 1 AND 50000),
  created BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  updated_by_id BIGINT REFERENCES app_user (id)
) STRICT;
CREATE UNIQUE INDEX number_draft_own ON number_draft (line_id, coalesce(user_id, 0), coalesce(token_id, 0));
CREATE INDEX number_draft_upload ON number_draft (upload_id) WHERE upload_id IS NOT NULL;
CREATE INDEX number_draft_created ON number_draft (created);

-- Up to 1,000 rows of a list as JSON: a row each would cost as much as receiving what they name.
CREATE TABLE number_draft_part (
  id ROW_ID,
  draft_id BIGINT NOT NULL REFERENCES number_draft (id) ON DELETE CASCADE,
  part BIGINT NOT NULL,
  cells TEXT NOT NULL,
  UNIQUE (draft_id, part)
) STRICT;

-- What a person made of a row; what is empty stays as the list has it.
CREATE TABLE number_draft_row (
  id ROW_ID,
  draft_id BIGINT NOT NULL REFERENCES number_draft (id) ON DELETE CASCADE,
  position BIGINT NOT NULL CHECK (position > 0),
  left_out BOOLEAN NOT NULL,
  meant BOOLEAN NOT NULL,
  number TEXT CHECK (length(number) BETWEEN 1 AND 64),
  quantity BIGINT CHECK (quantity > 0),
  expiry TEXT,
  best_before TEXT,
  production TEXT,
  maker_number TEXT,
  UNIQUE (draft_id, position)
) STRICT;

-- How the lists of a vendor were read last, by their layout: its folded headings.
CREATE TABLE list_layout (
  id ROW_ID,
  partner_id BIGINT NOT NULL REFERENCES partner (id),
  layout TEXT NOT NULL,
  columns TEXT NOT NULL,
  date_format TEXT CHECK (date_format IN ('YEAR_FIRST', 'DAY_FIRST', 'MONTH_FIRST')),
  decimal_comma BOOLEAN,
  saved BIGINT NOT NULL,
  UNIQUE (partner_id, layout)
) STRICT;
