-- A line is ordered in a packaging of its own product.
ALTER TABLE purchase_order_line ADD FOREIGN KEY (packaging_id, product_id) REFERENCES packaging (id, product_id);
ALTER TABLE transfer_line ADD FOREIGN KEY (packaging_id, product_id) REFERENCES packaging (id, product_id);
