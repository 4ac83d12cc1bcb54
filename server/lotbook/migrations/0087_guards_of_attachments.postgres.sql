-- A file stays as it was attached; it is removed once, and then its bytes go.
CREATE TRIGGER attachment_fixed BEFORE UPDATE ON attachment FOR EACH ROW
WHEN (OLD.removed_operation_id IS NOT NULL OR NEW.removed_operation_id IS NULL OR NEW.id <> OLD.id
  OR NEW.lot_id IS DISTINCT FROM OLD.lot_id OR NEW.hold_id IS DISTINCT FROM OLD.hold_id OR NEW.kind <> OLD.kind OR NEW.name <> OLD.name
  OR NEW.media_type <> OLD.media_type OR NEW.size <> OLD.size OR NEW.digest <> OLD.digest
  OR NEW.operation_id <> OLD.operation_id)
EXECUTE FUNCTION refuse('attachment: it stays as it was attached');
CREATE TRIGGER attachment_gone BEFORE DELETE ON attachment FOR EACH ROW EXECUTE FUNCTION refuse('attachment: it stays as it was attached');
CREATE TRIGGER attachment_emptied BEFORE TRUNCATE ON attachment FOR EACH STATEMENT EXECUTE FUNCTION refuse('attachment: it stays as it was attached');
CREATE TRIGGER attachment_content_fixed BEFORE UPDATE ON attachment_content FOR EACH ROW EXECUTE FUNCTION refuse('attachment: it stays as it was attached');
CREATE TRIGGER attachment_content_emptied BEFORE TRUNCATE ON attachment_content FOR EACH STATEMENT EXECUTE FUNCTION refuse('attachment: it stays as it was attached');
--{
CREATE FUNCTION attachment_content_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM attachment WHERE id = OLD.attachment_id AND removed_operation_id IS NULL) THEN
    RAISE EXCEPTION 'attachment: it stays as it was attached' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
--}
CREATE TRIGGER attachment_content_gone BEFORE DELETE ON attachment_content FOR EACH ROW EXECUTE FUNCTION attachment_content_gone();
