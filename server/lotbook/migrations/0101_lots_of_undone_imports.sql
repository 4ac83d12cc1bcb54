-- The journal keeps what an import brought that was undone, and so the lots of its lines. undone_by_id: the undo, of a lot
-- that nothing else moved; it is in no list, until something moves it again.
ALTER TABLE lot ADD COLUMN undone_by_id BIGINT REFERENCES operation (id);
CREATE INDEX lot_undone ON lot (undone_by_id) WHERE undone_by_id IS NOT NULL;
