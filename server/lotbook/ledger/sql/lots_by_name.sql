-- Lots by their number, the maker's, or any other reference. {names}: condition. Parameters: the names, three times.
SELECT id, product_id, number, maker_number, reference, expiry, best_before, production FROM lot WHERE number {names}
UNION
SELECT id, product_id, number, maker_number, reference, expiry, best_before, production FROM lot WHERE maker_number {names}
UNION
SELECT id, product_id, number, maker_number, reference, expiry, best_before, production FROM lot WHERE reference {names}
