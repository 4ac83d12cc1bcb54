-- Our own GS1 company prefix, where our Digital Links begin, and how far the keys of a prefix are given out.
ALTER TABLE settings ADD COLUMN gs1_prefix TEXT CHECK (length(gs1_prefix) BETWEEN 6 AND 12);
ALTER TABLE settings ADD COLUMN digital_link_base TEXT;
CREATE TABLE gs1_counter (
  id ROW_ID,
  kind TEXT NOT NULL CHECK (kind IN ('SSCC', 'GTIN', 'GLN')),
  prefix TEXT NOT NULL CHECK (length(prefix) BETWEEN 6 AND 12),
  next BIGINT NOT NULL CHECK (next >= 0),
  UNIQUE (kind, prefix)
) STRICT;
