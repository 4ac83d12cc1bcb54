-- Goods are in packages: recorded ones come out of one and go into another, and a whole package can be stopped.
ALTER TABLE settings ADD COLUMN packages BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE transfer_entry ADD COLUMN source_package_id BIGINT REFERENCES package (id);
ALTER TABLE transfer_entry ADD COLUMN destination_package_id BIGINT REFERENCES package (id);
CREATE INDEX transfer_entry_out_of ON transfer_entry (source_package_id) WHERE source_package_id IS NOT NULL;
CREATE INDEX transfer_entry_into ON transfer_entry (destination_package_id) WHERE destination_package_id IS NOT NULL;
CREATE INDEX stock_balance_package ON stock_balance (package_id) WHERE package_id IS NOT NULL;
CREATE INDEX stock_move_line_out_of ON stock_move_line (source_package_id) WHERE source_package_id IS NOT NULL;
CREATE INDEX stock_move_line_into ON stock_move_line (destination_package_id) WHERE destination_package_id IS NOT NULL;
