-- Runs whose edges a rule of before made: the server makes them anew by that of now, a few at a time, and their row here goes.
-- Whoever changes the rule puts all runs in again. Since 0105 goods that are counted otherwise have no share.
CREATE TABLE run_behind (
  id ROW_ID,
  run_id BIGINT NOT NULL UNIQUE REFERENCES run (id)
) STRICT;
INSERT INTO run_behind (run_id) SELECT id FROM run ORDER BY id;
INSERT INTO job (name, due) VALUES ('EDGES', 0);
