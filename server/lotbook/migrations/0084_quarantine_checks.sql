-- What has to be checked before a hold of a quarantine rule is released, and what was found. A result stays; a later one of the
-- same check counts.

CREATE TABLE quarantine_check (
  id ROW_ID,
  rule_id BIGINT NOT NULL REFERENCES quarantine_rule (id),
  position BIGINT NOT NULL CHECK (position >= 0),
  name TEXT NOT NULL CHECK (length(name) > 0),
  UNIQUE (rule_id, position),
  UNIQUE (rule_id, name)
) STRICT;

CREATE TABLE hold_check (
  id ROW_ID,
  hold_id BIGINT NOT NULL REFERENCES hold (id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  passed BOOLEAN NOT NULL,
  note TEXT NOT NULL,
  operation_id BIGINT NOT NULL REFERENCES operation (id)
) STRICT;
CREATE INDEX hold_check_hold ON hold_check (hold_id, name, id);
