-- Every operation is answered: applied with its place in the book, or refused without one; its id is its own.
SELECT id, key, state, seq FROM operation
WHERE state NOT IN ('APPLIED', 'REFUSED') OR outcome IS NULL OR (state = 'APPLIED') <> (seq IS NOT NULL)
UNION ALL
SELECT min(id), key, 'SENT TWICE', min(seq) FROM operation GROUP BY key HAVING count(*) > 1
