-- The place in the journal that an instant had come to is found among however many writes.
CREATE INDEX operation_recorded ON operation (recorded, seq);
