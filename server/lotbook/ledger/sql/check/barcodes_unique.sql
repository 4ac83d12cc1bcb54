-- A code means one thing: one product or packaging, or one place.
SELECT 'product' AS means, code FROM product_barcode GROUP BY code HAVING count(*) > 1
UNION ALL
SELECT 'place', barcode FROM location GROUP BY barcode HAVING count(*) > 1
