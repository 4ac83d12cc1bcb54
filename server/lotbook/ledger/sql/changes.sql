-- What was written behind a place in the book, in the order of the book. Parameters: seq, how many at most.
SELECT seq, kind, subject_kind, subject_id FROM operation WHERE seq > ? ORDER BY seq LIMIT ?
