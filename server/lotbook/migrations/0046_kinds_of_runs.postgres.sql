-- Components go into production by an operation type of its own, and a run is told apart by what it is for.
ALTER TABLE operation_type DROP CONSTRAINT operation_type_kind_check;
ALTER TABLE operation_type ADD CHECK (kind IN ('RECEIPT', 'DELIVERY', 'INTERNAL', 'MANUFACTURING', 'CONSUMPTION', 'RETURN', 'VENDOR_RETURN'));
ALTER TABLE run DROP CONSTRAINT run_kind_check;
ALTER TABLE run ADD CHECK (kind IN ('RELABEL', 'PRODUCTION', 'UNBUILD'));
