-- A line is ordered in a packaging of its own product: SQLite adds no key of two columns to a table that is there.
--{
CREATE TRIGGER order_line_packaging_insert BEFORE INSERT ON purchase_order_line WHEN NEW.packaging_id IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: a packaging of another product')
    WHERE NOT EXISTS (SELECT 1 FROM packaging WHERE id = NEW.packaging_id AND product_id = NEW.product_id);
END;
--}
--{
CREATE TRIGGER order_line_packaging_update BEFORE UPDATE OF packaging_id, product_id ON purchase_order_line WHEN NEW.packaging_id IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: a packaging of another product')
    WHERE NOT EXISTS (SELECT 1 FROM packaging WHERE id = NEW.packaging_id AND product_id = NEW.product_id);
END;
--}
--{
CREATE TRIGGER transfer_line_packaging_insert BEFORE INSERT ON transfer_line WHEN NEW.packaging_id IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: a packaging of another product')
    WHERE NOT EXISTS (SELECT 1 FROM packaging WHERE id = NEW.packaging_id AND product_id = NEW.product_id);
END;
--}
--{
CREATE TRIGGER transfer_line_packaging_update BEFORE UPDATE OF packaging_id, product_id ON transfer_line WHEN NEW.packaging_id IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: a packaging of another product')
    WHERE NOT EXISTS (SELECT 1 FROM packaging WHERE id = NEW.packaging_id AND product_id = NEW.product_id);
END;
--}
--{
CREATE TRIGGER packaging_update BEFORE UPDATE OF product_id ON packaging WHEN NEW.product_id <> OLD.product_id BEGIN
  SELECT RAISE(ABORT, 'packaging: stays with its product');
END;
--}
