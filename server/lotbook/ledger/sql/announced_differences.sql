-- What came on lines for which numbers were announced, with the announced numbers it is held to be; null for what was
-- not. Parameters: lines {lines}, three times; lines {lines}.
WITH came AS ({came}), hits AS ({hits})
SELECT expected_id, line_id, number, maker_number, carton, quantity, expiry, best_before FROM hits
UNION ALL
SELECT NULL, line_id, number, maker_number, carton, quantity, expiry, best_before FROM came
WHERE NOT EXISTS (SELECT 1 FROM hits WHERE hits.line_id = came.line_id AND hits.number = came.number)
  AND line_id IN (SELECT transfer_line_id FROM expected_number WHERE transfer_line_id {lines_again})
ORDER BY 2, 3
