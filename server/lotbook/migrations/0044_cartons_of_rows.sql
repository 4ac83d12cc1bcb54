-- What a person said instead of the SSCCs of a list's row.
ALTER TABLE number_draft_row ADD COLUMN carton TEXT CHECK (length(carton) = 18);
ALTER TABLE number_draft_row ADD COLUMN pallet TEXT CHECK (length(pallet) = 18);
