-- Entries whose number was not announced, on lines for which others were. Parameters: lines {lines} three times, entries {ids}.
WITH came AS ({came}), hits AS ({hits})
SELECT entry.id FROM transfer_entry AS entry
WHERE entry.id {ids} AND entry.number IS NOT NULL
  AND EXISTS (SELECT 1 FROM expected_number WHERE expected_number.transfer_line_id = entry.line_id)
  AND NOT EXISTS (SELECT 1 FROM hits WHERE hits.line_id = entry.line_id AND hits.number = entry.number)
