-- Of lines for which numbers were announced: how many, how many of them came, and how many came unannounced.
-- {came}, {hits}: the questions announced_came and announced_hits. Parameters: lines {lines}, four times.
WITH came AS ({came}), hits AS ({hits})
SELECT announced.line_id AS id, announced.count AS announced, coalesce(matched.count, 0) AS matched,
  coalesce(unexpected.count, 0) AS unexpected
FROM (
  SELECT transfer_line_id AS line_id, count(*) AS count FROM expected_number WHERE transfer_line_id {lines} GROUP BY transfer_line_id
) AS announced
LEFT JOIN (
  SELECT line_id, count(DISTINCT expected_id) AS count FROM hits GROUP BY line_id
) AS matched ON matched.line_id = announced.line_id
LEFT JOIN (
  SELECT line_id, count(DISTINCT number) AS count FROM came
  WHERE NOT EXISTS (SELECT 1 FROM hits WHERE hits.line_id = came.line_id AND hits.number = came.number)
  GROUP BY line_id
) AS unexpected ON unexpected.line_id = announced.line_id
