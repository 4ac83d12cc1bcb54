-- A letter is written while its recall is under way and stays as it was; whoever answers by its link answers for
-- deliveries to its reader alone.
--{
CREATE FUNCTION recall_letter_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM recall WHERE id = NEW.recall_id AND state = 'STARTED') THEN
    RAISE EXCEPTION 'recall: letters are written while it is under way' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM outbox WHERE id = NEW.outbox_id AND partner_id = NEW.partner_id) THEN
    RAISE EXCEPTION 'recall: a letter goes to its reader' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
--}
CREATE TRIGGER recall_letter_new AFTER INSERT ON recall_letter FOR EACH ROW EXECUTE FUNCTION recall_letter_new();
CREATE TRIGGER recall_letter_fixed BEFORE UPDATE ON recall_letter FOR EACH ROW EXECUTE FUNCTION refuse('recall: a letter stays as it was written');
CREATE TRIGGER recall_letter_gone BEFORE DELETE ON recall_letter FOR EACH ROW EXECUTE FUNCTION refuse('recall: a letter stays as it was written');
CREATE TRIGGER recall_letter_emptied BEFORE TRUNCATE ON recall_letter FOR EACH STATEMENT EXECUTE FUNCTION refuse('recall: a letter stays as it was written');
--{
CREATE FUNCTION recall_answer_by_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.letter_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM recall_letter AS letter JOIN transfer ON transfer.id = NEW.transfer_id AND transfer.partner_id = letter.partner_id
      WHERE letter.id = NEW.letter_id AND letter.recall_id = NEW.recall_id AND letter.token_hash IS NOT NULL) THEN
    RAISE EXCEPTION 'recall: a link answers for deliveries to its reader alone' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
--}
CREATE TRIGGER recall_answer_by_link AFTER INSERT ON recall_answer FOR EACH ROW EXECUTE FUNCTION recall_answer_by_link();
CREATE TRIGGER outbox_of_recall_fixed BEFORE UPDATE ON outbox FOR EACH ROW
WHEN (NEW.partner_id IS DISTINCT FROM OLD.partner_id OR NEW.user_id IS DISTINCT FROM OLD.user_id)
EXECUTE FUNCTION refuse('outbox: a letter goes to its reader');
