-- What a recall was begun or widened with stays.
CREATE TRIGGER recall_period_fixed BEFORE UPDATE ON recall_period FOR EACH ROW EXECUTE FUNCTION refuse('recall: what it was started with stays');
CREATE TRIGGER recall_period_gone BEFORE DELETE ON recall_period FOR EACH ROW EXECUTE FUNCTION refuse('recall: what it was started with stays');
CREATE TRIGGER recall_period_emptied BEFORE TRUNCATE ON recall_period FOR EACH STATEMENT EXECUTE FUNCTION refuse('recall: what it was started with stays');
