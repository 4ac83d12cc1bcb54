-- What was promised and picked of goods of a recall is kept of each of its closes, also once it is reopened.
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
