-- Indexes and triggers of an SQLite file.
SELECT name FROM sqlite_master WHERE type IN ('index', 'trigger')
