-- How many announced numbers a line has. {which}: as in announced_of_line. Parameters: line, three times for {came}, then
-- line, those of {which}.
WITH came AS ({came}), hits AS ({hits})
SELECT count(*) AS count FROM expected_number AS announced
WHERE announced.transfer_line_id = ? {which}
