-- A list of numbers is for a line of an open transfer: it goes when the transfer is finished or given up.
SELECT number_draft.id, transfer.number, transfer.state
FROM number_draft
JOIN transfer_line ON transfer_line.id = number_draft.line_id
JOIN transfer ON transfer.id = transfer_line.transfer_id
WHERE transfer.state <> 'READY'
