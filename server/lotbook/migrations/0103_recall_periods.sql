-- A recall by days holds what comes later and falls into them, too: lots of a product that first come in on one of these days,
-- or lots that come from a partner or go to him then. widening: that named it; it counts once that took effect.
CREATE TABLE recall_period (
  id ROW_ID,
  recall_id BIGINT NOT NULL REFERENCES recall (id),
  product_id BIGINT REFERENCES product (id),
  partner_id BIGINT REFERENCES partner (id),
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  widening_id BIGINT REFERENCES recall_widening (id),
  CHECK ((product_id IS NULL) <> (partner_id IS NULL)),
  CHECK (since <= until)
) STRICT;
CREATE INDEX recall_period_recall ON recall_period (recall_id);
