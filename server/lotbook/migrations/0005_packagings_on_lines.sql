-- Lines of orders and transfers keep the packaging they were ordered in, and what was in one of it at that time;
-- a packaging that lines name is taken off its product by being inactive.
ALTER TABLE packaging ADD COLUMN active BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE purchase_order_line ADD COLUMN packaging_id BIGINT REFERENCES packaging (id);
ALTER TABLE purchase_order_line ADD COLUMN per_packaging BIGINT CHECK (per_packaging > 0) CHECK ((packaging_id IS NULL) = (per_packaging IS NULL));
ALTER TABLE purchase_order_line ADD COLUMN price_per TEXT NOT NULL DEFAULT 'ORDERED_UNIT' CHECK (price_per IN ('ORDERED_UNIT', 'STOCK_UNIT'));
ALTER TABLE transfer_line ADD COLUMN packaging_id BIGINT REFERENCES packaging (id);
ALTER TABLE transfer_line ADD COLUMN per_packaging BIGINT CHECK (per_packaging > 0) CHECK ((packaging_id IS NULL) = (per_packaging IS NULL));
CREATE INDEX purchase_order_line_packaging ON purchase_order_line (packaging_id) WHERE packaging_id IS NOT NULL;
CREATE INDEX transfer_line_packaging ON transfer_line (packaging_id) WHERE packaging_id IS NOT NULL;
