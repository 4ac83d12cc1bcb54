-- Why something was thrown away stays.
--{
CREATE TRIGGER scrap_changed BEFORE UPDATE ON scrap BEGIN
  SELECT RAISE(ABORT, 'scrap: why something was thrown away stays');
END;
--}
--{
CREATE TRIGGER scrap_gone BEFORE DELETE ON scrap BEGIN
  SELECT RAISE(ABORT, 'scrap: why something was thrown away stays');
END;
--}
--{
CREATE TRIGGER scrap_replaced BEFORE INSERT ON scrap
WHEN EXISTS (SELECT 1 FROM scrap WHERE id = NEW.id OR operation_id = NEW.operation_id) BEGIN
  SELECT RAISE(ABORT, 'scrap: why something was thrown away stays');
END;
--}
--{
CREATE TRIGGER scrap_reason_gone BEFORE DELETE ON scrap_reason BEGIN
  SELECT RAISE(ABORT, 'scrap reason: never deleted, only put aside');
END;
--}
--{
CREATE TRIGGER scrap_reason_replaced BEFORE INSERT ON scrap_reason
WHEN EXISTS (SELECT 1 FROM scrap_reason WHERE id = NEW.id OR name_key = NEW.name_key) BEGIN
  SELECT RAISE(ABORT, 'scrap reason: never deleted, only put aside');
END;
--}
