-- Whether lots are told to customers, and how: a line each, as ranges, or in an appendix.
ALTER TABLE settings ADD COLUMN lots_on_delivery_slips BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE settings ADD COLUMN lot_layout TEXT NOT NULL DEFAULT 'RANGES'
  CHECK (lot_layout IN ('PER_LINE', 'RANGES', 'APPENDIX'));
