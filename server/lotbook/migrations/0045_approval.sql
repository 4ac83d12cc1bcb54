-- Up to which amount people of a role may confirm purchase orders, in minor units of a currency; without a row nothing
-- limits them.
CREATE TABLE approval_limit (
  id ROW_ID,
  role TEXT NOT NULL CHECK (role IN ('OPERATOR', 'MANAGER')),
  currency TEXT NOT NULL,
  amount BIGINT NOT NULL CHECK (amount >= 0),
  UNIQUE (role, currency)
) STRICT;

-- An order above the limit of whoever wants it waits, as a draft, for someone who may confirm it, or was declined.
ALTER TABLE purchase_order ADD COLUMN approval_asked BIGINT CHECK (approval_asked IS NULL OR state = 'DRAFT');
ALTER TABLE purchase_order ADD COLUMN approval_asked_by_id BIGINT REFERENCES app_user (id);
ALTER TABLE purchase_order ADD COLUMN declined_reason TEXT;
CREATE INDEX purchase_order_to_approve ON purchase_order (expected_on, id) WHERE approval_asked IS NOT NULL;
