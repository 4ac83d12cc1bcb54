-- Validation writes each entry once more, with its lot. Where the page has room for that no index is touched, and naming
-- the lots of a large receipt takes half the time.
ALTER TABLE transfer_entry SET (fillfactor = 50);
