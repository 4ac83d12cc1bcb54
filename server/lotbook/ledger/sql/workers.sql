-- Who put on open transfers what is not posted yet, the last one first. Parameter: transfers {ids}.
SELECT entry.transfer_id, operation.user_id, api_token.name AS program, count(*) AS entries, max(operation.recorded) AS last
FROM transfer_entry AS entry
JOIN transfer ON transfer.id = entry.transfer_id AND transfer.state = 'READY'
JOIN operation ON operation.id = entry.operation_id
LEFT JOIN api_token ON api_token.id = operation.token_id
WHERE entry.transfer_id {ids}
GROUP BY entry.transfer_id, operation.user_id, operation.token_id, api_token.name
ORDER BY last DESC, operation.user_id
