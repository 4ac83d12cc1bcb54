-- What a file is for stays.
--{
CREATE TRIGGER attachment_other_hold_replaced BEFORE INSERT ON attachment_other_hold
WHEN EXISTS (SELECT 1 FROM attachment_other_hold WHERE id = NEW.id OR (attachment_id = NEW.attachment_id AND hold_id = NEW.hold_id)) BEGIN
  SELECT RAISE(ABORT, 'attachment: it stays as it was attached');
END;
--}
--{
CREATE TRIGGER attachment_other_hold_fixed BEFORE UPDATE ON attachment_other_hold BEGIN
  SELECT RAISE(ABORT, 'attachment: it stays as it was attached');
END;
--}
--{
CREATE TRIGGER attachment_other_hold_gone BEFORE DELETE ON attachment_other_hold BEGIN
  SELECT RAISE(ABORT, 'attachment: it stays as it was attached');
END;
--}
