-- Invoices are on sales orders as bills are on purchase orders. posting_id: the write that posted a paper, whose place in
-- the book says which lots had come back by then.
ALTER TABLE settings ADD COLUMN invoicing TEXT NOT NULL DEFAULT 'DELIVERED' CHECK (invoicing IN ('DELIVERED', 'ORDERED'));
ALTER TABLE money_paper ADD COLUMN sales_order_id BIGINT REFERENCES sales_order (id) CHECK ((kind = 'INVOICE') = (sales_order_id IS NOT NULL));
ALTER TABLE money_paper ADD COLUMN posting_id BIGINT REFERENCES operation (id);
CREATE INDEX money_paper_sales_order ON money_paper (sales_order_id) WHERE sales_order_id IS NOT NULL;
ALTER TABLE money_line ADD COLUMN sales_order_line_id BIGINT REFERENCES sales_order_line (id) CHECK (sales_order_line_id IS NULL OR (product_id IS NOT NULL AND purchase_order_line_id IS NULL));
CREATE INDEX money_line_sales_order_line ON money_line (sales_order_line_id) WHERE sales_order_line_id IS NOT NULL;
