-- Labels that every phone's own camera reads: the QR code leads to the page of the lot.
INSERT INTO label_template (name, purpose, symbol, second_symbol, width, height, facts, created)
SELECT 'Lot, 100 x 50 mm, QR to its page', 'LOT', 'PAGE_QR', NULL, 10000, 5000,
  'NAME SKU NUMBER EXPIRY_DATE BEST_BEFORE_DATE PRODUCTION_DATE BATCH QUANTITY', 0
WHERE NOT EXISTS (SELECT 1 FROM label_template WHERE name = 'Lot, 100 x 50 mm, QR to its page');
INSERT INTO label_template (name, purpose, symbol, second_symbol, width, height, facts, created)
SELECT 'Lot, 100 x 150 mm, QR to its page and bars', 'LOT', 'PAGE_QR', 'GS1_128', 10000, 15000,
  'NAME SKU NUMBER EXPIRY_DATE BEST_BEFORE_DATE PRODUCTION_DATE BATCH QUANTITY REFERENCE COMPANY', 0
WHERE NOT EXISTS (SELECT 1 FROM label_template WHERE name = 'Lot, 100 x 150 mm, QR to its page and bars');
