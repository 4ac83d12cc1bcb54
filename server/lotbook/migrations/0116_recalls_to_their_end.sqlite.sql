-- A letter that waits goes to where its reader gets mail by then; but for that it stays as it was written. An exercise follows
-- what becomes of its lots: recalls_open counts all recalls that are started.
DROP TRIGGER recall_letter_fixed;
--{
CREATE TRIGGER recall_letter_fixed BEFORE UPDATE ON recall_letter
WHEN NEW.id IS NOT OLD.id OR NEW.recall_id IS NOT OLD.recall_id OR NEW.partner_id IS NOT OLD.partner_id OR NEW.kind IS NOT OLD.kind
  OR NEW.outbox_id IS NOT OLD.outbox_id OR NEW.token_hash IS NOT OLD.token_hash OR NEW.expires IS NOT OLD.expires
  OR NEW.operation_id IS NOT OLD.operation_id
  OR NOT EXISTS (SELECT 1 FROM outbox WHERE id = OLD.outbox_id AND state = 'WAITING') BEGIN
  SELECT RAISE(ABORT, 'recall: a letter stays as it was written');
END;
--}
UPDATE counter SET value = (SELECT count(*) FROM recall WHERE state = 'STARTED') WHERE name = 'recalls_open';
