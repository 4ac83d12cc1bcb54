-- A search finds words without regard to accents, and a lot by its batch too: what is searched is kept folded so, as `searchable`
-- of the program does, which it lends to SQLite.
ALTER TABLE product ADD COLUMN search_key TEXT NOT NULL DEFAULT '';
ALTER TABLE partner ADD COLUMN search_key TEXT NOT NULL DEFAULT '';
UPDATE product SET search_key = searchable(sku_key || char(10) || name_key);
UPDATE partner SET search_key = searchable(name_key
  || CASE WHEN coalesce(reference, '') <> '' THEN char(10) || reference ELSE '' END
  || CASE WHEN coalesce(email, '') <> '' THEN char(10) || email ELSE '' END);
UPDATE lot SET search_key = searchable(search_key || CASE WHEN coalesce(batch, '') <> '' THEN char(10) || batch ELSE '' END)
WHERE coalesce(batch, '') <> '' OR search_key <> searchable(search_key);
UPDATE purchase_order SET search_key = searchable(search_key) WHERE search_key <> searchable(search_key);
UPDATE sales_order SET search_key = searchable(search_key) WHERE search_key <> searchable(search_key);
UPDATE manufacturing_order SET search_key = searchable(search_key) WHERE search_key <> searchable(search_key);
UPDATE transfer SET search_key = searchable(search_key) WHERE search_key <> searchable(search_key);
UPDATE money_paper SET search_key = searchable(search_key) WHERE search_key <> searchable(search_key);
