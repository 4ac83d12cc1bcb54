-- What bears one of these codes: products as their own, barcodes of products, places and documents. {codes}: condition.
-- Parameters: the codes, eight times.
SELECT 'Product' AS kind, id, sku AS code FROM product WHERE active AND sku {codes}
UNION ALL
SELECT 'Barcode', barcode.id, barcode.code
FROM product_barcode AS barcode JOIN product ON product.id = barcode.product_id AND product.active
WHERE barcode.kind = 'CODE' AND barcode.code {codes}
UNION ALL
SELECT 'Location', id, barcode FROM location WHERE active AND barcode {codes}
UNION ALL
SELECT 'Transfer', id, number FROM transfer WHERE number {codes}
UNION ALL
SELECT 'PurchaseOrder', id, number FROM purchase_order WHERE number {codes}
UNION ALL
SELECT 'SalesOrder', id, number FROM sales_order WHERE number {codes}
UNION ALL
SELECT 'ManufacturingOrder', id, number FROM manufacturing_order WHERE number {codes}
UNION ALL
SELECT 'Count', id, number FROM stock_count WHERE number {codes}
