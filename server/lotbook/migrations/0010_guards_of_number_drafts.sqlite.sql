-- A list is for a line that still takes numbers.
--{
CREATE TRIGGER number_draft_insert BEFORE INSERT ON number_draft
WHEN (SELECT state FROM transfer JOIN transfer_line ON transfer_line.transfer_id = transfer.id
      WHERE transfer_line.id = NEW.line_id) <> 'READY' BEGIN
  SELECT RAISE(ABORT, 'number draft: a finished transfer takes no list');
END;
--}
