-- Orders and transfers have numbers of their own.
SELECT 'transfer' AS kind, number FROM transfer GROUP BY number HAVING count(*) > 1
UNION ALL
SELECT 'purchase order', number FROM purchase_order GROUP BY number HAVING count(*) > 1
UNION ALL
SELECT 'sales order', number FROM sales_order GROUP BY number HAVING count(*) > 1
