-- Foreign keys of PostgreSQL's catalogue, with the columns that name and those that are named. A table without
-- a page has no row that could name one.
SELECT key.conrelid::regclass::text AS child, key.confrelid::regclass::text AS parent,
  ARRAY(SELECT quote_ident(attname) FROM unnest(key.conkey) WITH ORDINALITY AS place (number, rank)
    JOIN pg_attribute ON attrelid = key.conrelid AND attnum = place.number ORDER BY place.rank) AS columns,
  ARRAY(SELECT quote_ident(attname) FROM unnest(key.confkey) WITH ORDINALITY AS place (number, rank)
    JOIN pg_attribute ON attrelid = key.confrelid AND attnum = place.number ORDER BY place.rank) AS named_columns
FROM pg_constraint AS key
WHERE key.contype = 'f' AND key.connamespace = current_schema()::regnamespace
  AND pg_relation_size(key.conrelid) > 0
