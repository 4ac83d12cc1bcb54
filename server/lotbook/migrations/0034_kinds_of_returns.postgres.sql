-- Goods come back from customers and go back to vendors by operation types of their own.
ALTER TABLE operation_type DROP CONSTRAINT operation_type_kind_check;
ALTER TABLE operation_type ADD CHECK (kind IN ('RECEIPT', 'DELIVERY', 'INTERNAL', 'MANUFACTURING', 'RETURN', 'VENDOR_RETURN'));
