-- Cartons and pallets have labels: what one of our own holds, where it is all of one product. packed: how many of the
-- packaging, or of the product where that is none.
ALTER TABLE package ADD COLUMN product_id BIGINT REFERENCES product (id);
ALTER TABLE package ADD COLUMN packaging_id BIGINT REFERENCES packaging (id);
ALTER TABLE package ADD COLUMN lot_id BIGINT REFERENCES lot (id);
ALTER TABLE package ADD COLUMN packed BIGINT CHECK (packed IS NULL OR (packed BETWEEN 1 AND 99999999 AND product_id IS NOT NULL));

UPDATE label_template SET facts = 'NAME NUMBER QUANTITY BATCH EXPIRY_DATE BEST_BEFORE_DATE', version = version + 1
WHERE purpose = 'PACKAGE' AND facts = 'NAME NUMBER';

INSERT INTO label_template (name, purpose, symbol, width, height, facts, created)
SELECT 'Lot, 100 x 50 mm, QR with link', 'LOT', 'DIGITAL_LINK_QR', 10000, 5000,
  'NAME SKU NUMBER EXPIRY_DATE BEST_BEFORE_DATE PRODUCTION_DATE BATCH QUANTITY', 0
WHERE NOT EXISTS (SELECT 1 FROM label_template WHERE name = 'Lot, 100 x 50 mm, QR with link');
INSERT INTO label_template (name, purpose, symbol, width, height, facts, created)
SELECT 'Product, 50 x 25 mm, QR with link', 'PRODUCT', 'DIGITAL_LINK_QR', 5000, 2500, 'NAME SKU QUANTITY', 0
WHERE NOT EXISTS (SELECT 1 FROM label_template WHERE name = 'Product, 50 x 25 mm, QR with link');
