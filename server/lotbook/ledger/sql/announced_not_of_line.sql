-- Entries of a line whose number was not announced though others were, from one on. Parameters: line, three times for
-- {came}; line, the id behind which, how many.
WITH came AS ({came}), hits AS ({hits})
SELECT entry.id FROM transfer_entry AS entry
WHERE entry.line_id = ? AND entry.id > ? AND entry.number IS NOT NULL
  AND EXISTS (SELECT 1 FROM expected_number WHERE expected_number.transfer_line_id = entry.line_id)
  AND NOT EXISTS (SELECT 1 FROM hits WHERE hits.line_id = entry.line_id AND hits.number = entry.number)
ORDER BY entry.id
LIMIT ?
