-- What a recall tells once it is closed is of that place in the book: the journal has it, but for what was promised and
-- picked of its goods then, which is kept here.
ALTER TABLE recall ADD COLUMN closed_operation_id BIGINT REFERENCES operation (id);

CREATE TABLE recall_promised (
  id ROW_ID,
  recall_id BIGINT NOT NULL REFERENCES recall (id),
  location_id BIGINT NOT NULL REFERENCES location (id),
  product_id BIGINT NOT NULL REFERENCES product (id),
  reserved BIGINT NOT NULL CHECK (reserved > 0),
  UNIQUE (recall_id, location_id, product_id)
) STRICT;

CREATE TABLE recall_stopped (
  id ROW_ID,
  recall_id BIGINT NOT NULL REFERENCES recall (id),
  transfer_id BIGINT NOT NULL REFERENCES transfer (id),
  UNIQUE (recall_id, transfer_id)
) STRICT;

DROP TRIGGER recall_moves;
UPDATE recall SET closed_operation_id = (
  SELECT max(operation.id) FROM operation
  WHERE operation.subject_kind = 'Recall' AND operation.subject_id = recall.id AND operation.kind = 'closeRecall' AND operation.state = 'APPLIED')
WHERE state = 'CLOSED';
--{
CREATE TRIGGER recall_moves BEFORE UPDATE ON recall
WHEN OLD.state IN ('CLOSED', 'CANCELLED') OR (OLD.state = 'STARTED' AND NEW.state NOT IN ('STARTED', 'CLOSED'))
  OR (OLD.state <> 'STARTED' AND NEW.state = 'CLOSED') OR (OLD.state = 'TO_CONFIRM' AND NEW.state = 'PREPARED')
  OR (NEW.state = 'CLOSED') <> (NEW.closed_operation_id IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'recall: what is started is closed, and a finished one stays');
END;
--}
--{
CREATE TRIGGER recall_promised_new BEFORE INSERT ON recall_promised
WHEN NOT EXISTS (SELECT 1 FROM recall WHERE id = NEW.recall_id AND state = 'STARTED')
  OR EXISTS (SELECT 1 FROM recall_promised WHERE id = NEW.id OR (recall_id = NEW.recall_id AND location_id = NEW.location_id AND product_id = NEW.product_id)) BEGIN
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
  OR EXISTS (SELECT 1 FROM recall_stopped WHERE id = NEW.id OR (recall_id = NEW.recall_id AND transfer_id = NEW.transfer_id)) BEGIN
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
