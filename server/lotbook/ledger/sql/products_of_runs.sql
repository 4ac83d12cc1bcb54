-- What the orders of runs are to make. Parameter: runs {runs}.
SELECT run.id AS run_id, bill.product_id
FROM run
JOIN manufacturing_order ON manufacturing_order.id = run.manufacturing_order_id
JOIN bill_of_materials AS bill ON bill.id = manufacturing_order.bill_id
WHERE run.id {runs}
