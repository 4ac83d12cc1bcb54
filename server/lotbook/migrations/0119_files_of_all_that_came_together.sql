-- A file of a hold may be one of all that came with it, by the same write, quarantine rule and product, as they were then.
-- hold_id: one of the others, which it is for, too.
CREATE TABLE attachment_other_hold (
  id ROW_ID,
  attachment_id BIGINT NOT NULL REFERENCES attachment (id),
  hold_id BIGINT NOT NULL REFERENCES hold (id),
  UNIQUE (attachment_id, hold_id)
) STRICT;
CREATE INDEX attachment_other_hold_hold ON attachment_other_hold (hold_id);
