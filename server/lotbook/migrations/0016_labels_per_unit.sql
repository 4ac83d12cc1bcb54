-- Labels of lots come one a lot, or one for each unit that is on hand or recorded.
ALTER TABLE label_print ADD COLUMN per_unit BOOLEAN NOT NULL DEFAULT FALSE;
