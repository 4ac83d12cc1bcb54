-- Every posting looks for holds that may have to go along with its goods; those of whole lots, of which a recall has very
-- many, are none of them.
CREATE INDEX hold_of_part ON hold (id) WHERE ended_operation_id IS NULL AND (location_id IS NOT NULL OR package_id IS NOT NULL);
