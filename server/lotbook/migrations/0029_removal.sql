-- Which goods leave first, and when they are promised.

CREATE TABLE category (
  id ROW_ID,
  version BIGINT NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  parent_id BIGINT REFERENCES category (id),
  removal_strategy TEXT CHECK (removal_strategy IN ('FIFO', 'LIFO', 'FEFO', 'CLOSEST')),
  CHECK (parent_id <> id)
) STRICT;
CREATE UNIQUE INDEX category_name ON category (coalesce(parent_id, 0), name);
CREATE INDEX category_parent ON category (parent_id);

ALTER TABLE product ADD COLUMN category_id BIGINT REFERENCES category (id);
CREATE INDEX product_category ON product (category_id);
ALTER TABLE location ADD COLUMN removal_strategy TEXT CHECK (removal_strategy IN ('FIFO', 'LIFO', 'FEFO', 'CLOSEST'));
ALTER TABLE operation_type ADD COLUMN reservation_policy TEXT NOT NULL DEFAULT 'AT_CONFIRMATION' CHECK (reservation_policy IN ('AT_CONFIRMATION', 'MANUALLY', 'BEFORE_DUE'));
ALTER TABLE operation_type ADD COLUMN reservation_days BIGINT CHECK (CASE WHEN reservation_policy = 'BEFORE_DUE' THEN coalesce(reservation_days, -1) BETWEEN 0 AND 365 ELSE reservation_days IS NULL END);
