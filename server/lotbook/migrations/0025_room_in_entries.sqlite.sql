-- SQLite writes a row anew in its place: what PostgreSQL needs room for, it does not.
SELECT 1;
