-- The lots of a product in the order in which they expire: which are to leave first is found without reading all of them.
CREATE INDEX lot_of_product_last_day ON lot (product_id, last_day_key, id);
