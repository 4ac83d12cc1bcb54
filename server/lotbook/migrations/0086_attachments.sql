-- Files that belong to a lot or to a hold: certificates, photos. Their bytes are in a table of their own, so that a list of files
-- reads none of them; they go when the file is removed, the rest stays.

CREATE TABLE attachment (
  id ROW_ID,
  lot_id BIGINT REFERENCES lot (id),
  hold_id BIGINT REFERENCES hold (id),
  kind TEXT NOT NULL CHECK (kind IN ('CERTIFICATE', 'PHOTO', 'VENDOR_PAPER', 'OTHER')),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  media_type TEXT NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg')),
  size BIGINT NOT NULL CHECK (size > 0),
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  removed_operation_id BIGINT REFERENCES operation (id),
  CHECK ((lot_id IS NULL) <> (hold_id IS NULL))
) STRICT;
CREATE INDEX attachment_lot ON attachment (lot_id, id) WHERE lot_id IS NOT NULL;
CREATE INDEX attachment_hold ON attachment (hold_id, id) WHERE hold_id IS NOT NULL;

CREATE TABLE attachment_content (
  id ROW_ID,
  attachment_id BIGINT NOT NULL UNIQUE REFERENCES attachment (id),
  content BYTES NOT NULL
) STRICT;
