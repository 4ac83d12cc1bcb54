-- Lots become others also by taking a part off, and by being poured together.
ALTER TABLE run DROP CONSTRAINT run_kind_check;
ALTER TABLE run ADD CHECK (kind IN ('RELABEL', 'PRODUCTION', 'UNBUILD', 'SPLIT', 'MERGE'));
