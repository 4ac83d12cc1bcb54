-- What a recall was begun or widened with stays.
CREATE TRIGGER recall_order_fixed BEFORE UPDATE ON recall_order FOR EACH ROW EXECUTE FUNCTION refuse('recall: what it was started with stays');
CREATE TRIGGER recall_order_gone BEFORE DELETE ON recall_order FOR EACH ROW EXECUTE FUNCTION refuse('recall: what it was started with stays');
CREATE TRIGGER recall_order_emptied BEFORE TRUNCATE ON recall_order FOR EACH STATEMENT EXECUTE FUNCTION refuse('recall: what it was started with stays');
