-- Who put on open transfers what is not posted yet, the last one first. Parameter: transfers {ids}.
SELECT put.transfer_id, operation.user_id, api_token.name AS program, CAST(sum(put.entries) AS BIGINT) AS entries,
  max(operation.recorded) AS last
FROM (
  SELECT transfer_id, operation_id, count(*) AS entries FROM transfer_entry
  WHERE transfer_id {ids} GROUP BY transfer_id, operation_id
) AS put
JOIN transfer ON transfer.id = put.transfer_id AND transfer.state = 'READY'
JOIN operation ON operation.id = put.operation_id
LEFT JOIN api_token ON api_token.id = operation.token_id
GROUP BY put.transfer_id, operation.user_id, operation.token_id, api_token.name
ORDER BY last DESC, operation.user_id
