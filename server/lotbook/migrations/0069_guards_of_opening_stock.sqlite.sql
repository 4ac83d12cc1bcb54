-- What was put in as opening stock stays known as that.
--{
CREATE TRIGGER opening_stock_changed BEFORE UPDATE ON opening_stock BEGIN
  SELECT RAISE(ABORT, 'opening stock: it stays known as that');
END;
--}
--{
CREATE TRIGGER opening_stock_gone BEFORE DELETE ON opening_stock BEGIN
  SELECT RAISE(ABORT, 'opening stock: it stays known as that');
END;
--}
--{
CREATE TRIGGER opening_stock_replaced BEFORE INSERT ON opening_stock
WHEN EXISTS (SELECT 1 FROM opening_stock WHERE id = NEW.id OR operation_id = NEW.operation_id) BEGIN
  SELECT RAISE(ABORT, 'opening stock: it stays known as that');
END;
--}
