-- How many letters of a recall were sent, and given up, after it was closed. Parameter: recall.
SELECT count(CASE WHEN outbox.state = 'DONE' THEN 1 END) AS sent, count(CASE WHEN outbox.state = 'FAILED' THEN 1 END) AS given_up
FROM recall_letter AS letter
JOIN outbox ON outbox.id = letter.outbox_id
JOIN recall ON recall.id = letter.recall_id
WHERE letter.recall_id = ? AND outbox.ended > recall.closed
