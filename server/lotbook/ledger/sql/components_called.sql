-- Lots of what the bill of a manufacturing order takes, with these keys; none while a lot of what it makes, or a number on
-- its open transfers, has one of them too, so that they are how numbers are written there. Parameters: order, keys, three
-- times.
SELECT lot.id, lot.number, product.name
FROM manufacturing_order AS orders
JOIN bill_line ON bill_line.bill_id = orders.bill_id AND NOT bill_line.by_product
JOIN product ON product.id = bill_line.product_id
JOIN lot ON lot.product_id = product.id AND lot.undone_by_id IS NULL
WHERE orders.id = ? AND lot.number_key {keys}
  AND NOT EXISTS (
    SELECT 1 FROM lot AS own JOIN bill_of_materials AS bill ON bill.product_id = own.product_id
    JOIN manufacturing_order AS made ON made.bill_id = bill.id WHERE made.id = ? AND own.number_key {keys})
  AND NOT EXISTS (
    SELECT 1 FROM transfer JOIN transfer_entry AS entry ON entry.transfer_id = transfer.id
    WHERE transfer.manufacturing_order_id = ? AND entry.lot_id IS NULL AND entry.number_key {keys})
ORDER BY lot.id LIMIT 20
