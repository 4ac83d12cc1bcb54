-- The log of labels only grows.
CREATE TRIGGER label_print_update BEFORE UPDATE ON label_print FOR EACH ROW EXECUTE FUNCTION refuse('label_print: what was printed stays in the log');
CREATE TRIGGER label_print_delete BEFORE DELETE ON label_print FOR EACH ROW EXECUTE FUNCTION refuse('label_print: what was printed stays in the log');
CREATE TRIGGER label_print_truncate BEFORE TRUNCATE ON label_print FOR EACH STATEMENT EXECUTE FUNCTION refuse('label_print: what was printed stays in the log');
CREATE TRIGGER label_printed_update BEFORE UPDATE ON label_printed FOR EACH ROW EXECUTE FUNCTION refuse('label_printed: what was printed stays in the log');
CREATE TRIGGER label_printed_delete BEFORE DELETE ON label_printed FOR EACH ROW EXECUTE FUNCTION refuse('label_printed: what was printed stays in the log');
CREATE TRIGGER label_printed_truncate BEFORE TRUNCATE ON label_printed FOR EACH STATEMENT EXECUTE FUNCTION refuse('label_printed: what was printed stays in the log');
