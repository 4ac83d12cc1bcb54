-- What goes into what, by the revisions of bills of materials that are in force on a day or will be. Parameters: the day,
-- twice.
SELECT bill.product_id AS made, line.product_id AS component
FROM ({bills_standing.sql}) AS standing
JOIN bill_of_materials AS bill ON bill.id = standing.id
JOIN bill_line AS line ON line.bill_id = bill.id
WHERE standing.state <> 'REPLACED' AND NOT line.by_product
