-- A file stays as it was attached; it is removed once, and then its bytes go.
--{
CREATE TRIGGER attachment_insert BEFORE INSERT ON attachment BEGIN
  SELECT RAISE(ABORT, 'attachment: it stays as it was attached') WHERE EXISTS (SELECT 1 FROM attachment WHERE id = NEW.id);
END;
--}
--{
CREATE TRIGGER attachment_fixed BEFORE UPDATE ON attachment
WHEN OLD.removed_operation_id IS NOT NULL OR NEW.removed_operation_id IS NULL OR NEW.id <> OLD.id
  OR NEW.lot_id IS NOT OLD.lot_id OR NEW.hold_id IS NOT OLD.hold_id OR NEW.kind <> OLD.kind OR NEW.name <> OLD.name
  OR NEW.media_type <> OLD.media_type OR NEW.size <> OLD.size OR NEW.digest <> OLD.digest
  OR NEW.operation_id <> OLD.operation_id BEGIN
  SELECT RAISE(ABORT, 'attachment: it stays as it was attached');
END;
--}
--{
CREATE TRIGGER attachment_gone BEFORE DELETE ON attachment BEGIN
  SELECT RAISE(ABORT, 'attachment: it stays as it was attached');
END;
--}
--{
CREATE TRIGGER attachment_content_insert BEFORE INSERT ON attachment_content BEGIN
  SELECT RAISE(ABORT, 'attachment: it stays as it was attached') WHERE EXISTS (
    SELECT 1 FROM attachment_content WHERE id = NEW.id OR attachment_id = NEW.attachment_id);
END;
--}
--{
CREATE TRIGGER attachment_content_fixed BEFORE UPDATE ON attachment_content BEGIN
  SELECT RAISE(ABORT, 'attachment: it stays as it was attached');
END;
--}
--{
CREATE TRIGGER attachment_content_gone BEFORE DELETE ON attachment_content
WHEN EXISTS (SELECT 1 FROM attachment WHERE id = OLD.attachment_id AND removed_operation_id IS NULL) BEGIN
  SELECT RAISE(ABORT, 'attachment: it stays as it was attached');
END;
--}
