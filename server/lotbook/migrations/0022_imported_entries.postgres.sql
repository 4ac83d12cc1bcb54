-- Entries may come from a list.
ALTER TABLE transfer_entry DROP CONSTRAINT transfer_entry_via_check;
ALTER TABLE transfer_entry ADD CHECK (via IN ('SCANNED', 'TYPED', 'GENERATED', 'CHOSEN', 'INFERRED', 'IMPORTED'));
