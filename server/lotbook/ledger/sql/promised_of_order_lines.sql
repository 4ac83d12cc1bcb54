-- What is promised to the transfers of lines of a sales order. Parameter: the lines.
SELECT transfer_line.sales_order_line_id AS order_line, CAST(sum(reservation.quantity) AS BIGINT) AS quantity
FROM transfer_line JOIN reservation ON reservation.transfer_line_id = transfer_line.id
WHERE transfer_line.sales_order_line_id {among}
GROUP BY transfer_line.sales_order_line_id
