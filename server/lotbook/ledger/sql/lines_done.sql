-- Lines of a transfer on which all that was expected is recorded. Parameter: transfer.
SELECT line.id
FROM transfer_line AS line
WHERE line.transfer_id = ?
  AND line.expected <= (SELECT coalesce(sum(entry.quantity), 0) FROM transfer_entry AS entry WHERE entry.line_id = line.id)
