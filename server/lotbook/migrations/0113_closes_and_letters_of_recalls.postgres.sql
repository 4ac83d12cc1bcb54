-- What was promised and picked of goods of a recall is kept of each of its closes, also once it is reopened.
DROP TRIGGER recall_promised_fixed ON recall_promised;
DROP TRIGGER recall_promised_gone ON recall_promised;
DROP TRIGGER recall_stopped_fixed ON recall_stopped;
DROP TRIGGER recall_stopped_gone ON recall_stopped;
DROP FUNCTION recall_promised_gone();

ALTER TABLE recall_promised ADD COLUMN operation_id BIGINT REFERENCES operation (id);
UPDATE recall_promised SET operation_id = (SELECT closed_operation_id FROM recall WHERE recall.id = recall_promised.recall_id);
ALTER TABLE recall_promised ALTER COLUMN operation_id SET NOT NULL;
ALTER TABLE recall_promised DROP CONSTRAINT recall_promised_recall_id_location_id_product_id_key;
ALTER TABLE recall_promised ADD UNIQUE (operation_id, location_id, product_id);

ALTER TABLE recall_stopped ADD COLUMN operation_id BIGINT REFERENCES operation (id);
UPDATE recall_stopped SET operation_id = (SELECT closed_operation_id FROM recall WHERE recall.id = recall_stopped.recall_id);
ALTER TABLE recall_stopped ALTER COLUMN operation_id SET NOT NULL;
ALTER TABLE recall_stopped DROP CONSTRAINT recall_stopped_recall_id_transfer_id_key;
ALTER TABLE recall_stopped ADD UNIQUE (operation_id, transfer_id);
--{
CREATE OR REPLACE FUNCTION recall_promised_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM recall WHERE id = NEW.recall_id AND state = 'STARTED')
    OR NOT EXISTS (SELECT 1 FROM operation WHERE id = NEW.operation_id AND state = 'OPEN') THEN
    RAISE EXCEPTION 'recall: what was promised of it at its close stays' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER recall_promised_fixed BEFORE UPDATE ON recall_promised FOR EACH ROW EXECUTE FUNCTION refuse('recall: what was promised of it at its close stays');
CREATE TRIGGER recall_promised_gone BEFORE DELETE ON recall_promised FOR EACH ROW EXECUTE FUNCTION refuse('recall: what was promised of it at its close stays');
CREATE TRIGGER recall_stopped_fixed BEFORE UPDATE ON recall_stopped FOR EACH ROW EXECUTE FUNCTION refuse('recall: what was promised of it at its close stays');
CREATE TRIGGER recall_stopped_gone BEFORE DELETE ON recall_stopped FOR EACH ROW EXECUTE FUNCTION refuse('recall: what was promised of it at its close stays');

-- A letter to a customer may have no link, where nothing says where customers open the server: then there is no secret either.
ALTER TABLE recall_letter DROP CONSTRAINT recall_letter_check;
ALTER TABLE recall_letter ADD CONSTRAINT recall_letter_check CHECK (token_hash IS NULL OR kind <> 'VENDOR');
