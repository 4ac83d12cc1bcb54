-- A serial is announced once on a line, and a carton stands in one way on a document.
SELECT 'serial' AS kind, number AS found, coalesce(transfer_line_id, -order_line_id) AS place
FROM expected_number WHERE serial GROUP BY number, coalesce(transfer_line_id, -order_line_id) HAVING count(*) > 1
UNION ALL
SELECT 'carton', carton, place
FROM (
  SELECT DISTINCT announced.carton, coalesce(announced.pallet, '') AS pallet, coalesce(line.transfer_id, -ordered.order_id) AS place
  FROM expected_number AS announced
  LEFT JOIN transfer_line AS line ON line.id = announced.transfer_line_id
  LEFT JOIN purchase_order_line AS ordered ON ordered.id = announced.order_line_id
  WHERE announced.carton IS NOT NULL
) AS standing
GROUP BY carton, place HAVING count(*) > 1
