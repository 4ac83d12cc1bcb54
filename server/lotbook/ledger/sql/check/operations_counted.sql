-- The book has no gap: operations have the places from 1 to the counter, one each.
SELECT counter.value AS counter, count(operation.seq) AS operations, min(operation.seq) AS first, max(operation.seq) AS last
FROM counter LEFT JOIN operation ON operation.seq IS NOT NULL
WHERE counter.name = 'seq'
GROUP BY counter.value
HAVING count(DISTINCT operation.seq) <> counter.value OR count(operation.seq) <> counter.value
  OR coalesce(max(operation.seq), 0) <> counter.value
