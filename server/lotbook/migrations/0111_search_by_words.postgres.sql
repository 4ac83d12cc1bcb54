-- A search finds words without regard to accents, and a lot by its batch too: what is searched is kept folded so, as `searchable`
-- of the program does.
ALTER TABLE product ADD COLUMN search_key TEXT NOT NULL DEFAULT '';
ALTER TABLE partner ADD COLUMN search_key TEXT NOT NULL DEFAULT '';
--{
CREATE FUNCTION searchable(said text) RETURNS text IMMUTABLE LANGUAGE SQL AS $$
  SELECT CASE WHEN octet_length(said) = length(said) THEN lower(said)
    ELSE normalize(replace(replace(replace(translate(regexp_replace(
      normalize(lower(normalize(said, NFKC) COLLATE "default"), NFD), '[\u0300-\u036f]', '', 'g'),
      'øłđħŧ', 'oldht'), 'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), NFC) END
$$;
--}
UPDATE product SET search_key = searchable(sku_key || E'\n' || name_key);
UPDATE partner SET search_key = searchable(concat_ws(E'\n', name_key, nullif(reference, ''), nullif(email, '')));
UPDATE lot SET search_key = searchable(concat_ws(E'\n', search_key, nullif(batch, '')))
WHERE batch <> '' OR octet_length(search_key) > length(search_key);
UPDATE purchase_order SET search_key = searchable(search_key) WHERE octet_length(search_key) > length(search_key);
UPDATE sales_order SET search_key = searchable(search_key) WHERE octet_length(search_key) > length(search_key);
UPDATE manufacturing_order SET search_key = searchable(search_key) WHERE octet_length(search_key) > length(search_key);
UPDATE transfer SET search_key = searchable(search_key) WHERE octet_length(search_key) > length(search_key);
UPDATE money_paper SET search_key = searchable(search_key) WHERE octet_length(search_key) > length(search_key);
