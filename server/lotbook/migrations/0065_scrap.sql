-- Goods are thrown away for a reason, from a list that can be changed; what was thrown away keeps the one it was for.
CREATE TABLE scrap_reason (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (length(name) > 0),
  name_key TEXT NOT NULL UNIQUE,
  active BOOLEAN NOT NULL DEFAULT TRUE
) STRICT;
INSERT INTO scrap_reason (name, name_key, active) VALUES
  ('Broken', 'broken', TRUE), ('Spoiled', 'spoiled', TRUE), ('Past its last day', 'past its last day', TRUE),
  ('Taken as a sample', 'taken as a sample', TRUE), ('Other', 'other', TRUE);

CREATE TABLE scrap (
  id ROW_ID,
  operation_id BIGINT NOT NULL UNIQUE REFERENCES operation (id),
  reason_id BIGINT NOT NULL REFERENCES scrap_reason (id),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX scrap_reason_of ON scrap (reason_id);
