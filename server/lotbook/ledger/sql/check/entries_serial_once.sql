-- A serial is on a transfer once, with a quantity of one.
SELECT transfer_id, product_id, number, count(*) AS entries, sum(quantity) AS quantity
FROM transfer_entry WHERE tracking = 'SERIAL'
GROUP BY transfer_id, product_id, number HAVING count(*) > 1 OR sum(quantity) <> 1000000
