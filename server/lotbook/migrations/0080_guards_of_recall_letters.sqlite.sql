-- A letter is written while its recall is under way and stays as it was; whoever answers by its link answers for
-- deliveries to its reader alone.
--{
CREATE TRIGGER recall_letter_new BEFORE INSERT ON recall_letter
WHEN NOT EXISTS (SELECT 1 FROM recall WHERE id = NEW.recall_id AND state = 'STARTED') BEGIN
  SELECT RAISE(ABORT, 'recall: letters are written while it is under way');
END;
--}
--{
CREATE TRIGGER recall_letter_of_outbox BEFORE INSERT ON recall_letter
WHEN NOT EXISTS (SELECT 1 FROM outbox WHERE id = NEW.outbox_id AND partner_id = NEW.partner_id) BEGIN
  SELECT RAISE(ABORT, 'recall: a letter goes to its reader');
END;
--}
--{
CREATE TRIGGER recall_letter_replaced BEFORE INSERT ON recall_letter
WHEN EXISTS (SELECT 1 FROM recall_letter WHERE id = NEW.id OR outbox_id = NEW.outbox_id OR token_hash = NEW.token_hash) BEGIN
  SELECT RAISE(ABORT, 'recall: a letter stays as it was written');
END;
--}
--{
CREATE TRIGGER recall_letter_fixed BEFORE UPDATE ON recall_letter BEGIN
  SELECT RAISE(ABORT, 'recall: a letter stays as it was written');
END;
--}
--{
CREATE TRIGGER recall_letter_gone BEFORE DELETE ON recall_letter BEGIN
  SELECT RAISE(ABORT, 'recall: a letter stays as it was written');
END;
--}
--{
CREATE TRIGGER recall_answer_by_link BEFORE INSERT ON recall_answer
WHEN NEW.letter_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM recall_letter AS letter JOIN transfer ON transfer.id = NEW.transfer_id AND transfer.partner_id = letter.partner_id
  WHERE letter.id = NEW.letter_id AND letter.recall_id = NEW.recall_id AND letter.token_hash IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'recall: a link answers for deliveries to its reader alone');
END;
--}
--{
CREATE TRIGGER outbox_of_recall_fixed BEFORE UPDATE ON outbox
WHEN NEW.partner_id IS NOT OLD.partner_id OR NEW.user_id IS NOT OLD.user_id BEGIN
  SELECT RAISE(ABORT, 'outbox: a letter goes to its reader');
END;
--}
