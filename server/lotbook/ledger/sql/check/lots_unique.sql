-- A number is given once per product, and once in the company while that is the rule.
SELECT min(id) AS id, product_id, number FROM lot GROUP BY product_id, number HAVING count(*) > 1
UNION ALL
SELECT lot.id, lot.product_id, lot.number FROM lot CROSS JOIN settings
WHERE coalesce(lot.company_number, '') <> CASE settings.uniqueness_scope WHEN 'COMPANY' THEN lot.number ELSE '' END
