-- What a recall was begun or widened with stays.
--{
CREATE TRIGGER recall_order_replaced BEFORE INSERT ON recall_order
WHEN EXISTS (SELECT 1 FROM recall_order WHERE id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'recall: what it was started with stays');
END;
--}
--{
CREATE TRIGGER recall_order_fixed BEFORE UPDATE ON recall_order BEGIN
  SELECT RAISE(ABORT, 'recall: what it was started with stays');
END;
--}
--{
CREATE TRIGGER recall_order_gone BEFORE DELETE ON recall_order BEGIN
  SELECT RAISE(ABORT, 'recall: what it was started with stays');
END;
--}
