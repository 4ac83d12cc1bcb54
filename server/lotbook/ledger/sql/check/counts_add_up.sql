-- A position of a count says the sum of what was counted there, and nothing while nothing was.
SELECT position.id AS position, position.counted, sum(entry.quantity) AS entries
FROM count_position AS position LEFT JOIN count_entry AS entry ON entry.position_id = position.id
GROUP BY position.id, position.counted
HAVING coalesce(position.counted, -1) <> coalesce(sum(entry.quantity), -1)
