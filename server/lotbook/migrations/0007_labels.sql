-- How labels look and on what. Measures are hundredths of a millimetre; facts are words of the API with a space between,
-- in the order of printing. A template with sheet columns is cut from a sheet, any other comes from a roll.

CREATE TABLE label_template (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  name TEXT NOT NULL UNIQUE,
  purpose TEXT NOT NULL CHECK (purpose IN ('PRODUCT', 'LOT', 'PACKAGE', 'LOCATION', 'COMMAND')),
  symbol TEXT NOT NULL CHECK (symbol IN
    ('GS1_DATAMATRIX', 'GS1_128', 'GS1_QR', 'DIGITAL_LINK_QR', 'CODE_128', 'EAN_13', 'ITF_14')),
  second_symbol TEXT CHECK (second_symbol IN
    ('GS1_DATAMATRIX', 'GS1_128', 'GS1_QR', 'DIGITAL_LINK_QR', 'CODE_128', 'EAN_13', 'ITF_14')),
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
  -- What names a trade item says nothing about one of its lots, let alone about a place.
  CHECK (purpose = 'PRODUCT' OR symbol NOT IN ('EAN_13', 'ITF_14')),
  CHECK (purpose = 'PRODUCT' OR second_symbol IS NULL OR second_symbol NOT IN ('EAN_13', 'ITF_14')),
  CHECK (purpose IN ('PRODUCT', 'LOT', 'PACKAGE') OR (symbol = 'CODE_128' AND second_symbol IS NULL)),
  CHECK (purpose <> 'PACKAGE' OR symbol <> 'CODE_128'),
  CHECK ((paper IS NULL) = (sheet_columns IS NULL)),
  CHECK ((paper IS NULL) = (sheet_rows IS NULL)),
  CHECK ((paper IS NULL) = (sheet_left IS NULL)),
  CHECK ((paper IS NULL) = (sheet_top IS NULL)),
  CHECK ((paper IS NULL) = (pitch_x IS NULL)),
  CHECK ((paper IS NULL) = (pitch_y IS NULL)),
  CHECK (sheet_columns = 1 OR pitch_x >= width),
  CHECK (sheet_rows = 1 OR pitch_y >= height)
) STRICT;
-- One template a purpose is taken when nothing else is said.
CREATE UNIQUE INDEX label_template_usual ON label_template (purpose) WHERE usual;

-- Which labels were printed, by whom (the operation tells) and when; never changed. of: what was asked for, such as a
-- Transfer; labels: how many came out, copies counted.
CREATE TABLE label_print (
  id ROW_ID,
  operation_id BIGINT NOT NULL UNIQUE REFERENCES operation (id),
  template_id BIGINT NOT NULL REFERENCES label_template (id),
  of_kind TEXT NOT NULL CHECK (of_kind IN ('Transfer', 'TransferLine', 'Entry', 'Lot', 'Product', 'Packaging', 'Location')),
  of_id BIGINT NOT NULL,
  copies BIGINT NOT NULL CHECK (copies > 0),
  start_position BIGINT NOT NULL CHECK (start_position > 0),
  labels BIGINT NOT NULL CHECK (labels > 0)
) STRICT;

-- The numbers on them, as text: a lot is born at validation only. again: it was printed before.
CREATE TABLE label_printed (
  id ROW_ID,
  print_id BIGINT NOT NULL REFERENCES label_print (id),
  product_id BIGINT NOT NULL REFERENCES product (id),
  number TEXT NOT NULL,
  again BOOLEAN NOT NULL,
  UNIQUE (print_id, product_id, number)
) STRICT;
CREATE INDEX label_printed_number ON label_printed (product_id, number, id);

INSERT INTO label_template (name, purpose, symbol, second_symbol, width, height, facts, usual, created) VALUES
  ('Lot, 100 x 50 mm', 'LOT', 'GS1_DATAMATRIX', NULL, 10000, 5000,
    'NAME SKU NUMBER EXPIRY_DATE BEST_BEFORE_DATE PRODUCTION_DATE BATCH QUANTITY', TRUE, 0),
  ('Lot, 100 x 150 mm, with bars', 'LOT', 'GS1_DATAMATRIX', 'GS1_128', 10000, 15000,
    'NAME SKU NUMBER EXPIRY_DATE BEST_BEFORE_DATE PRODUCTION_DATE BATCH QUANTITY REFERENCE COMPANY', FALSE, 0),
  ('Lot, 50 x 25 mm', 'LOT', 'GS1_DATAMATRIX', NULL, 5000, 2500, 'NAME NUMBER EXPIRY_DATE BEST_BEFORE_DATE', FALSE, 0),
  ('Product, 50 x 25 mm', 'PRODUCT', 'GS1_DATAMATRIX', NULL, 5000, 2500, 'NAME SKU QUANTITY', TRUE, 0),
  ('Product, 50 x 25 mm, EAN-13', 'PRODUCT', 'EAN_13', NULL, 5000, 2500, 'NAME SKU QUANTITY', FALSE, 0),
  ('Carton, 100 x 50 mm, ITF-14', 'PRODUCT', 'ITF_14', NULL, 10000, 5000, 'NAME SKU QUANTITY COMPANY', FALSE, 0),
  ('Package, 100 x 150 mm', 'PACKAGE', 'GS1_128', NULL, 10000, 15000, 'NAME NUMBER', TRUE, 0),
  ('Place, 100 x 50 mm', 'LOCATION', 'CODE_128', NULL, 10000, 5000, 'NAME NUMBER', TRUE, 0),
  ('Command, 100 x 50 mm', 'COMMAND', 'CODE_128', NULL, 10000, 5000, 'NAME', TRUE, 0);

INSERT INTO label_template (name, purpose, symbol, width, height, facts, paper, sheet_columns, sheet_rows, sheet_left, sheet_top,
  pitch_x, pitch_y, created) VALUES
  ('Lot, A4, 2 x 5', 'LOT', 'GS1_DATAMATRIX', 10000, 5000,
    'NAME SKU NUMBER EXPIRY_DATE BEST_BEFORE_DATE PRODUCTION_DATE BATCH QUANTITY', 'A4', 2, 5, 500, 2350, 10000, 5000, 0),
  ('Lot, A4, 3 x 7', 'LOT', 'GS1_DATAMATRIX', 6350, 3810,
    'NAME SKU NUMBER EXPIRY_DATE BEST_BEFORE_DATE BATCH', 'A4', 3, 7, 725, 1515, 6604, 3810, 0),
  ('Lot, A4, 3 x 8', 'LOT', 'GS1_DATAMATRIX', 6350, 3390,
    'NAME SKU NUMBER EXPIRY_DATE BEST_BEFORE_DATE', 'A4', 3, 8, 725, 1290, 6604, 3390, 0),
  ('Lot, A4, 5 x 13', 'LOT', 'GS1_DATAMATRIX', 3810, 2120, 'NAME NUMBER', 'A4', 5, 13, 475, 1070, 4060, 2120, 0),
  ('Lot, Letter, 2 x 5', 'LOT', 'GS1_DATAMATRIX', 10160, 5080,
    'NAME SKU NUMBER EXPIRY_DATE BEST_BEFORE_DATE PRODUCTION_DATE BATCH QUANTITY', 'LETTER', 2, 5, 397, 1270, 10636, 5080, 0),
  ('Lot, Letter, 3 x 10', 'LOT', 'GS1_DATAMATRIX', 6668, 2540,
    'NAME NUMBER EXPIRY_DATE BEST_BEFORE_DATE', 'LETTER', 3, 10, 476, 1270, 6985, 2540, 0);
