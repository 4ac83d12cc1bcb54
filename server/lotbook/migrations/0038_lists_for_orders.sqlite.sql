-- A list may be for a line of an order that is a draft: what its vendor announces. SQLite takes no NOT NULL away, so the table
-- is made anew, with its indexes and guards; its ids go on where they were.

CREATE TABLE new_number_draft (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  line_id BIGINT REFERENCES transfer_line (id),
  order_line_id BIGINT REFERENCES purchase_order_line (id),
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
  updated_by_id BIGINT REFERENCES app_user (id),
  CHECK ((line_id IS NULL) <> (order_line_id IS NULL))
) STRICT;
INSERT INTO new_number_draft (id, version, line_id, user_id, token_id, upload_id, name, encoding, delimiter, sheet, sheets, header, headings, columns,
  date_format, decimal_comma, quantity_per_lot, questions, remembered, suspects_meant, look_alikes_meant, row_count, created,
  updated, updated_by_id)
SELECT id, version, line_id, user_id, token_id, upload_id, name, encoding, delimiter, sheet, sheets, header, headings, columns,
  date_format, decimal_comma, quantity_per_lot, questions, remembered, suspects_meant, look_alikes_meant, row_count, created,
  updated, updated_by_id
FROM number_draft;
DELETE FROM sqlite_sequence WHERE name = 'new_number_draft';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_number_draft', seq FROM sqlite_sequence WHERE name = 'number_draft';
DROP TABLE number_draft;
ALTER TABLE new_number_draft RENAME TO number_draft;
CREATE UNIQUE INDEX number_draft_own ON number_draft (line_id, coalesce(user_id, 0), coalesce(token_id, 0)) WHERE line_id IS NOT NULL;
CREATE UNIQUE INDEX number_draft_own_of_order ON number_draft (order_line_id, coalesce(user_id, 0), coalesce(token_id, 0))
  WHERE order_line_id IS NOT NULL;
CREATE INDEX number_draft_upload ON number_draft (upload_id) WHERE upload_id IS NOT NULL;
CREATE INDEX number_draft_created ON number_draft (created);
--{
CREATE TRIGGER number_draft_insert BEFORE INSERT ON number_draft
WHEN (SELECT state FROM transfer JOIN transfer_line ON transfer_line.transfer_id = transfer.id
      WHERE transfer_line.id = NEW.line_id) <> 'READY' BEGIN
  SELECT RAISE(ABORT, 'number draft: a finished transfer takes no list');
END;
--}
--{
CREATE TRIGGER number_draft_of_order BEFORE INSERT ON number_draft
WHEN (SELECT state FROM purchase_order AS ordered JOIN purchase_order_line AS line ON line.order_id = ordered.id
      WHERE line.id = NEW.order_line_id) <> 'DRAFT' BEGIN
  SELECT RAISE(ABORT, 'number draft: of a confirmed order the receipt takes lists');
END;
--}
