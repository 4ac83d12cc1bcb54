-- What bears one of these codes as its own: products, places and documents. {codes}: condition. Parameters: the codes,
-- four times.
SELECT 'Product' AS kind, id, sku AS code FROM product WHERE active AND sku {codes}
UNION ALL
SELECT 'Location', id, barcode FROM location WHERE active AND barcode {codes}
UNION ALL
SELECT 'Transfer', id, number FROM transfer WHERE number {codes}
UNION ALL
SELECT 'PurchaseOrder', id, number FROM purchase_order WHERE number {codes}
