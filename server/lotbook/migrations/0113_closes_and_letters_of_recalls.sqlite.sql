-- What was promised and picked of goods of a recall is kept of each of its closes, also once it is reopened. Tables are made
-- anew, their ids go on where they were.
CREATE TABLE new_recall_promised (
  id ROW_ID,
  recall_id BIGINT NOT NULL REFERENCES recall (id),
  location_id BIGINT NOT NULL REFERENCES location (id),
  product_id BIGINT NOT NULL REFERENCES product (id),
  reserved BIGINT NOT NULL CHECK (reserved > 0),
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  UNIQUE (operation_id, location_id, product_id)
) STRICT;
INSERT INTO new_recall_promised (id, recall_id, location_id, product_id, reserved, operation_id)
SELECT kept.id, kept.recall_id, kept.location_id, kept.product_id, kept.reserved, recall.closed_operation_id
FROM recall_promised AS kept JOIN recall ON recall.id = kept.recall_id ORDER BY kept.id;
DELETE FROM sqlite_sequence WHERE name = 'new_recall_promised';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_recall_promised', seq FROM sqlite_sequence WHERE name = 'recall_promised';
DROP TABLE recall_promised;
ALTER TABLE new_recall_promised RENAME TO recall_promised;

CREATE TABLE new_recall_stopped (
  id ROW_ID,
  recall_id BIGINT NOT NULL REFERENCES recall (id),
  transfer_id BIGINT NOT NULL REFERENCES transfer (id),
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  UNIQUE (operation_id, transfer_id)
) STRICT;
INSERT INTO new_recall_stopped (id, recall_id, transfer_id, operation_id)
SELECT kept.id, kept.recall_id, kept.transfer_id, recall.closed_operation_id
FROM recall_stopped AS kept JOIN recall ON recall.id = kept.recall_id ORDER BY kept.id;
DELETE FROM sqlite_sequence WHERE name = 'new_recall_stopped';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_recall_stopped', seq FROM sqlite_sequence WHERE name = 'recall_stopped';
DROP TABLE recall_stopped;
ALTER TABLE new_recall_stopped RENAME TO recall_stopped;
--{
CREATE TRIGGER recall_promised_new BEFORE INSERT ON recall_promised
WHEN NOT EXISTS (SELECT 1 FROM recall WHERE id = NEW.recall_id AND state = 'STARTED')
  OR NOT EXISTS (SELECT 1 FROM operation WHERE id = NEW.operation_id AND state = 'OPEN')
  OR EXISTS (SELECT 1 FROM recall_promised WHERE id = NEW.id OR (operation_id = NEW.operation_id AND location_id = NEW.location_id AND product_id = NEW.product_id)) BEGIN
  SELECT RAISE(ABORT, 'recall: what was promised of it at its close stays');
END;
--}
--{
CREATE TRIGGER recall_promised_fixed BEFORE UPDATE ON recall_promised BEGIN
  SELECT RAISE(ABORT, 'recall: what was promised of it at its close stays');
END;
--}
--{
CREATE TRIGGER recall_promised_gone BEFORE DELETE ON recall_promised BEGIN
  SELECT RAISE(ABORT, 'recall: what was promised of it at its close stays');
END;
--}
--{
CREATE TRIGGER recall_stopped_new BEFORE INSERT ON recall_stopped
WHEN NOT EXISTS (SELECT 1 FROM recall WHERE id = NEW.recall_id AND state = 'STARTED')
  OR NOT EXISTS (SELECT 1 FROM operation WHERE id = NEW.operation_id AND state = 'OPEN')
  OR EXISTS (SELECT 1 FROM recall_stopped WHERE id = NEW.id OR (operation_id = NEW.operation_id AND transfer_id = NEW.transfer_id)) BEGIN
  SELECT RAISE(ABORT, 'recall: what was promised of it at its close stays');
END;
--}
--{
CREATE TRIGGER recall_stopped_fixed BEFORE UPDATE ON recall_stopped BEGIN
  SELECT RAISE(ABORT, 'recall: what was promised of it at its close stays');
END;
--}
--{
CREATE TRIGGER recall_stopped_gone BEFORE DELETE ON recall_stopped BEGIN
  SELECT RAISE(ABORT, 'recall: what was promised of it at its close stays');
END;
--}

-- A letter to a customer may have no link, where nothing says where customers open the server: then there is no secret either.
DROP TRIGGER recall_answer_by_link;
CREATE TABLE new_recall_letter (
  id ROW_ID,
  recall_id BIGINT NOT NULL REFERENCES recall (id),
  partner_id BIGINT NOT NULL REFERENCES partner (id),
  kind TEXT NOT NULL CHECK (kind IN ('NOTICE', 'REMINDER', 'VENDOR')),
  address TEXT NOT NULL CHECK (length(address) > 0),
  outbox_id BIGINT NOT NULL UNIQUE REFERENCES outbox (id),
  token_hash TEXT UNIQUE CHECK (length(token_hash) = 64),
  expires BIGINT,
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  CHECK (token_hash IS NULL OR kind <> 'VENDOR'),
  CHECK ((token_hash IS NULL) = (expires IS NULL))
) STRICT;
INSERT INTO new_recall_letter (id, recall_id, partner_id, kind, address, outbox_id, token_hash, expires, operation_id)
SELECT id, recall_id, partner_id, kind, address, outbox_id, token_hash, expires, operation_id FROM recall_letter ORDER BY id;
DELETE FROM sqlite_sequence WHERE name = 'new_recall_letter';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_recall_letter', seq FROM sqlite_sequence WHERE name = 'recall_letter';
DROP TABLE recall_letter;
ALTER TABLE new_recall_letter RENAME TO recall_letter;
CREATE INDEX recall_letter_recall ON recall_letter (recall_id, partner_id);
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
