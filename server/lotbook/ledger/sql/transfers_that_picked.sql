-- Open transfers with entries of goods, the first 1,000; by transfer, for entries of finished ones are many. {goods}: a
-- condition, with its parameters.
SELECT transfer.id
FROM transfer
WHERE transfer.state = 'READY' AND EXISTS (
  SELECT 1 FROM transfer_entry WHERE transfer_entry.transfer_id = transfer.id AND {goods})
ORDER BY transfer.id LIMIT 1000
