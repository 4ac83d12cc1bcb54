-- What was put in as opening stock stays known as that.
CREATE TRIGGER opening_stock_changed BEFORE UPDATE ON opening_stock FOR EACH ROW EXECUTE FUNCTION refuse('opening stock: it stays known as that');
CREATE TRIGGER opening_stock_gone BEFORE DELETE ON opening_stock FOR EACH ROW EXECUTE FUNCTION refuse('opening stock: it stays known as that');
