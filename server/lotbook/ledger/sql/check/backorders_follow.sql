-- A backorder belongs to a finished transfer of the same kind, place and partner, which has no other.
SELECT rest.id, rest.number, done.number AS backorder_of
FROM transfer AS rest JOIN transfer AS done ON done.id = rest.backorder_of_id
WHERE done.state <> 'DONE' OR done.id >= rest.id OR done.operation_type_id <> rest.operation_type_id
  OR coalesce(done.partner_id, 0) <> coalesce(rest.partner_id, 0)
  OR coalesce(done.purchase_order_id, 0) <> coalesce(rest.purchase_order_id, 0)
  OR coalesce(done.sales_order_id, 0) <> coalesce(rest.sales_order_id, 0)
UNION ALL
SELECT min(id), min(number), CAST(backorder_of_id AS TEXT)
FROM transfer WHERE backorder_of_id IS NOT NULL GROUP BY backorder_of_id HAVING count(*) > 1
