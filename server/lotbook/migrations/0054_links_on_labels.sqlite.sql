-- A label of a lot may say where its page opens; nothing else has a page that a label could mean. SQLite changes no
-- CHECK, so the table is made anew, with its index; its ids go on where they were.
CREATE TABLE new_label_template (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  name TEXT NOT NULL UNIQUE,
  purpose TEXT NOT NULL CHECK (purpose IN ('PRODUCT', 'LOT', 'PACKAGE', 'LOCATION', 'COMMAND')),
  symbol TEXT NOT NULL CHECK (symbol IN
    ('GS1_DATAMATRIX', 'GS1_128', 'GS1_QR', 'DIGITAL_LINK_QR', 'PAGE_QR', 'CODE_128', 'EAN_13', 'ITF_14')),
  second_symbol TEXT CHECK (second_symbol IN
    ('GS1_DATAMATRIX', 'GS1_128', 'GS1_QR', 'DIGITAL_LINK_QR', 'PAGE_QR', 'CODE_128', 'EAN_13', 'ITF_14')),
  width BIGINT NOT NULL CHECK (width BETWEEN 2000 AND 20000),
  height BIGINT NOT NULL CHECK (height BETWEEN 1000 AND 30000),
  paper TEXT CHECK (paper IN ('A4', 'LETTER')),
  sheet_columns BIGINT CHECK (sheet_columns > 0),
  sheet_rows BIGINT CHECK (sheet_rows > 0),
  sheet_left BIGINT CHECK (sheet_left >= 0),
  sheet_top BIGINT CHECK (sheet_top >= 0),
  pitch_x BIGINT,
  pitch_y BIGINT,
  facts TEXT NOT NULL,
  marks_reprints BOOLEAN NOT NULL DEFAULT TRUE,
  usual BOOLEAN NOT NULL DEFAULT FALSE,
  active BOOLEAN NOT NULL DEFAULT TRUE,
  created BIGINT NOT NULL,
  CHECK (active OR NOT usual),
  CHECK (purpose = 'PRODUCT' OR symbol NOT IN ('EAN_13', 'ITF_14')),
  CHECK (purpose = 'PRODUCT' OR second_symbol IS NULL OR second_symbol NOT IN ('EAN_13', 'ITF_14')),
  CHECK (purpose IN ('PRODUCT', 'LOT', 'PACKAGE') OR (symbol = 'CODE_128' AND second_symbol IS NULL)),
  CHECK (purpose <> 'PACKAGE' OR symbol <> 'CODE_128'),
  CHECK (purpose = 'LOT' OR (symbol <> 'PAGE_QR' AND coalesce(second_symbol, '') <> 'PAGE_QR')),
  CHECK ((paper IS NULL) = (sheet_columns IS NULL)),
  CHECK ((paper IS NULL) = (sheet_rows IS NULL)),
  CHECK ((paper IS NULL) = (sheet_left IS NULL)),
  CHECK ((paper IS NULL) = (sheet_top IS NULL)),
  CHECK ((paper IS NULL) = (pitch_x IS NULL)),
  CHECK ((paper IS NULL) = (pitch_y IS NULL)),
  CHECK (sheet_columns = 1 OR pitch_x >= width),
  CHECK (sheet_rows = 1 OR pitch_y >= height)
) STRICT;
INSERT INTO new_label_template (id, version, name, purpose, symbol, second_symbol, width, height, paper, sheet_columns,
  sheet_rows, sheet_left, sheet_top, pitch_x, pitch_y, facts, marks_reprints, usual, active, created)
SELECT id, version, name, purpose, symbol, second_symbol, width, height, paper, sheet_columns,
  sheet_rows, sheet_left, sheet_top, pitch_x, pitch_y, facts, marks_reprints, usual, active, created
FROM label_template;
DELETE FROM sqlite_sequence WHERE name = 'new_label_template';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_label_template', seq FROM sqlite_sequence WHERE name = 'label_template';
DROP TABLE label_template;
ALTER TABLE new_label_template RENAME TO label_template;
CREATE UNIQUE INDEX label_template_usual ON label_template (purpose) WHERE usual;
