-- Lots that a recall, or what is to be added to one, would stop, while that waits for a second person: as its scope was drawn when
-- that was asked. Of what waits by now only the lots that were named are known. It refers to none of them by a key: whoever posts
-- what belongs here would wait for whoever starts the recall, who has both locked and waits for him.
CREATE TABLE recall_waiting (
  id ROW_ID,
  recall_id BIGINT NOT NULL,
  lot_id BIGINT NOT NULL,
  UNIQUE (recall_id, lot_id)
) STRICT;
CREATE INDEX recall_waiting_lot ON recall_waiting (lot_id);

INSERT INTO recall_waiting (recall_id, lot_id)
SELECT named.recall_id, named.lot_id FROM recall_lot AS named
JOIN recall ON recall.id = named.recall_id AND recall.state = 'TO_CONFIRM'
UNION
SELECT widening.recall_id, named.lot_id FROM recall_widening_lot AS named
JOIN recall_widening AS widening ON widening.id = named.widening_id AND widening.ended_operation_id IS NULL;
