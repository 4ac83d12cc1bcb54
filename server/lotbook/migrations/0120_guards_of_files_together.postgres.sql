-- What a file is for stays.
CREATE TRIGGER attachment_other_hold_fixed BEFORE UPDATE ON attachment_other_hold FOR EACH ROW EXECUTE FUNCTION refuse('attachment: it stays as it was attached');
CREATE TRIGGER attachment_other_hold_gone BEFORE DELETE ON attachment_other_hold FOR EACH ROW EXECUTE FUNCTION refuse('attachment: it stays as it was attached');
CREATE TRIGGER attachment_other_hold_emptied BEFORE TRUNCATE ON attachment_other_hold FOR EACH STATEMENT EXECUTE FUNCTION refuse('attachment: it stays as it was attached');
