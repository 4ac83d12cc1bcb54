-- A recall by an order holds what comes of it later, too: what is received for a purchase order, or comes out of one of
-- production. widening: that named it; it counts once that took effect.
CREATE TABLE recall_order (
  id ROW_ID,
  recall_id BIGINT NOT NULL REFERENCES recall (id),
  purchase_order_id BIGINT REFERENCES purchase_order (id),
  manufacturing_order_id BIGINT REFERENCES manufacturing_order (id),
  widening_id BIGINT REFERENCES recall_widening (id),
  CHECK ((purchase_order_id IS NULL) <> (manufacturing_order_id IS NULL))
) STRICT;
CREATE INDEX recall_order_recall ON recall_order (recall_id);
