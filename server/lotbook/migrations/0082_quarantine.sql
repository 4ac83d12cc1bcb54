-- What comes in is held at once, for quality, where a rule says so of its product, of the vendor that sent it, of both, or of
-- the kind of transfer that brings it. What a rule is about never changes; one that is not wanted any more is archived.

CREATE TABLE quarantine_rule (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  product_id BIGINT REFERENCES product (id),
  vendor_id BIGINT REFERENCES partner (id),
  operation_type_id BIGINT REFERENCES operation_type (id),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  active BOOLEAN NOT NULL DEFAULT TRUE,
  CHECK (product_id IS NOT NULL OR vendor_id IS NOT NULL OR operation_type_id IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX quarantine_rule_of ON quarantine_rule (coalesce(product_id, 0), coalesce(vendor_id, 0), coalesce(operation_type_id, 0));
CREATE INDEX quarantine_rule_product ON quarantine_rule (product_id) WHERE product_id IS NOT NULL;
CREATE INDEX quarantine_rule_vendor ON quarantine_rule (vendor_id) WHERE vendor_id IS NOT NULL;
CREATE INDEX quarantine_rule_operation_type ON quarantine_rule (operation_type_id) WHERE operation_type_id IS NOT NULL;

-- What a rule stops, it stops everywhere, and once.
ALTER TABLE hold ADD COLUMN quarantine_rule_id BIGINT REFERENCES quarantine_rule (id) CHECK (quarantine_rule_id IS NULL OR (lot_id IS NOT NULL AND recall_id IS NULL));
CREATE UNIQUE INDEX hold_quarantine_rule ON hold (quarantine_rule_id, lot_id) WHERE quarantine_rule_id IS NOT NULL AND ended_operation_id IS NULL;
