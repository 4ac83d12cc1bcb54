-- Where goods that come to a place are put: below it, by product or by category.

CREATE TABLE putaway_rule (
  id ROW_ID,
  location_id BIGINT NOT NULL REFERENCES location (id),
  product_id BIGINT REFERENCES product (id),
  category_id BIGINT REFERENCES category (id),
  put_at_id BIGINT NOT NULL REFERENCES location (id),
  CHECK ((product_id IS NULL) <> (category_id IS NULL)),
  CHECK (put_at_id <> location_id)
) STRICT;
CREATE UNIQUE INDEX putaway_rule_product ON putaway_rule (location_id, product_id) WHERE product_id IS NOT NULL;
CREATE UNIQUE INDEX putaway_rule_category ON putaway_rule (location_id, category_id) WHERE category_id IS NOT NULL;
CREATE INDEX putaway_rule_put_at ON putaway_rule (put_at_id);
CREATE INDEX putaway_rule_of_product ON putaway_rule (product_id) WHERE product_id IS NOT NULL;
CREATE INDEX putaway_rule_of_category ON putaway_rule (category_id) WHERE category_id IS NOT NULL;
