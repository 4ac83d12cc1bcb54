-- No place lies below itself.
WITH RECURSIVE above (id, over) AS (
  SELECT id, parent_id FROM location WHERE parent_id IS NOT NULL
  UNION
  SELECT above.id, location.parent_id FROM above JOIN location ON location.id = above.over
  WHERE location.parent_id IS NOT NULL
)
SELECT id FROM above WHERE id = over
