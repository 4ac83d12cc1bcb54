-- What an import did beside what its kind is about, so that it can be undone: a row that it changed, as it was before, or
-- with nothing before, a row that it made.
CREATE TABLE data_import_before (
  id ROW_ID,
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  kind TEXT NOT NULL CHECK (kind IN ('PRODUCT', 'PARTNER', 'CATEGORY')),
  thing_id BIGINT NOT NULL,
  before TEXT,
  UNIQUE (operation_id, kind, thing_id)
) STRICT;
