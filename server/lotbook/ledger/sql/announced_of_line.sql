-- Announced numbers of a line in their order, from one on. {which}: of these verdicts, in these cartons.
-- Parameters: line, three times for {came}, then line, the id behind which, those of {which}, and how many.
WITH came AS ({came}), hits AS ({hits})
SELECT announced.id FROM expected_number AS announced
WHERE announced.transfer_line_id = ? AND announced.id > ? {which}
ORDER BY announced.id
LIMIT ?
