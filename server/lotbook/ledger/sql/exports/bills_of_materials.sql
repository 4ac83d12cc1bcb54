-- The bills of materials that are in force or will be, line by line, as their template has them.
SELECT line.id, {of}, made.sku, bill.quantity, component.sku, line.quantity, line.loss,
  CASE WHEN line.by_product THEN 'yes' ELSE 'no' END, bill.revision, bill.valid_from
FROM bill_line AS line
JOIN bill_of_materials AS bill ON bill.id = line.bill_id
JOIN product AS made ON made.id = bill.product_id
JOIN product AS component ON component.id = line.product_id
WHERE {which}
  AND line.id > ? ORDER BY line.id LIMIT ?
