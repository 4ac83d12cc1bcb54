-- Valid indexes and enabled triggers of a PostgreSQL schema.
SELECT relation.relname AS name
FROM pg_index JOIN pg_class AS relation ON relation.oid = pg_index.indexrelid
WHERE relation.relnamespace = current_schema()::regnamespace AND pg_index.indisvalid
UNION
SELECT tgname FROM pg_trigger JOIN pg_class AS relation ON relation.oid = pg_trigger.tgrelid
WHERE relation.relnamespace = current_schema()::regnamespace AND tgenabled IN ('O', 'A')
