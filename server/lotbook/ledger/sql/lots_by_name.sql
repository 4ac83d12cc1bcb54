-- Lots by their number, the maker's, or any other reference; and alike: a few of those that only look like it. {names}, {keys}:
-- conditions. "+ 0" keeps engines that know little of the table yet from looking through all lots in the order of their ids.
-- Parameters: the names, three times; their keys; how many that look alike.
SELECT id, product_id, number, maker_number, reference, expiry, best_before, production, FALSE AS alike
FROM lot WHERE number {names}
UNION
SELECT id, product_id, number, maker_number, reference, expiry, best_before, production, FALSE
FROM lot WHERE maker_number {names}
UNION
SELECT id, product_id, number, maker_number, reference, expiry, best_before, production, FALSE
FROM lot WHERE reference {names}
UNION ALL
SELECT * FROM (
  SELECT id, product_id, number, maker_number, reference, expiry, best_before, production, TRUE
  FROM lot WHERE number_key {keys} AND undone_by_id IS NULL ORDER BY id + 0 LIMIT ?
) AS looking_alike
