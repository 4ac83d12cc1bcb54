-- How much came of announced numbers. Parameters: lines {lines} three times, announced numbers {ids}.
WITH came AS ({came}), hits AS ({hits})
SELECT expected_id AS id, CAST(sum(quantity) AS BIGINT) AS quantity FROM hits WHERE expected_id {ids} GROUP BY expected_id
