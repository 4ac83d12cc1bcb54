-- A transfer is finished when it was validated and posted something; an open or cancelled one posted nothing, a cancelled one has no entries.
SELECT transfer.id, transfer.number, transfer.state, transfer.validated, posted.lines, scanned.entries
FROM transfer
LEFT JOIN (
  SELECT transfer_line.transfer_id, count(*) AS lines
  FROM stock_move_line JOIN transfer_line ON transfer_line.id = stock_move_line.transfer_line_id
  GROUP BY transfer_line.transfer_id
) AS posted ON posted.transfer_id = transfer.id
LEFT JOIN (
  SELECT transfer_id, count(*) AS entries FROM transfer_entry GROUP BY transfer_id
) AS scanned ON scanned.transfer_id = transfer.id
WHERE (transfer.state = 'DONE') <> (transfer.validated IS NOT NULL)
  OR (transfer.state = 'DONE') <> (posted.lines IS NOT NULL)
  OR (transfer.state = 'CANCELLED' AND scanned.entries IS NOT NULL)
