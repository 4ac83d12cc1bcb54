-- Lots that are added to a recall under way. position: of the journal where their scope was drawn, NULL while a second person has
-- to agree, and for good where nobody did. Such lots are named, or follow, as those of the start; their widening says when.
CREATE TABLE recall_widening (
  id ROW_ID,
  recall_id BIGINT NOT NULL REFERENCES recall (id),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  position BIGINT CHECK (position >= 0),
  ended_operation_id BIGINT REFERENCES operation (id),
  CHECK (position IS NULL OR ended_operation_id IS NOT NULL)
) STRICT;
CREATE INDEX recall_widening_recall ON recall_widening (recall_id);
CREATE UNIQUE INDEX recall_widening_waits ON recall_widening (recall_id) WHERE ended_operation_id IS NULL;

CREATE TABLE recall_widening_lot (
  id ROW_ID,
  widening_id BIGINT NOT NULL REFERENCES recall_widening (id),
  lot_id BIGINT NOT NULL REFERENCES lot (id),
  UNIQUE (widening_id, lot_id)
) STRICT;
CREATE INDEX recall_widening_lot_lot ON recall_widening_lot (lot_id);

ALTER TABLE recall_lot ADD COLUMN widening_id BIGINT REFERENCES recall_widening (id);
CREATE INDEX recall_lot_widening ON recall_lot (widening_id) WHERE widening_id IS NOT NULL;
