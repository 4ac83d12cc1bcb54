-- Why something was thrown away stays.
CREATE TRIGGER scrap_changed BEFORE UPDATE ON scrap FOR EACH ROW EXECUTE FUNCTION refuse('scrap: why something was thrown away stays');
CREATE TRIGGER scrap_gone BEFORE DELETE ON scrap FOR EACH ROW EXECUTE FUNCTION refuse('scrap: why something was thrown away stays');
CREATE TRIGGER scrap_reason_gone BEFORE DELETE ON scrap_reason FOR EACH ROW EXECUTE FUNCTION refuse('scrap reason: never deleted, only put aside');
