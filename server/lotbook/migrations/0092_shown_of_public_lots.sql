-- What the public page of a lot shows beside product and number, as the company chooses.
ALTER TABLE settings ADD COLUMN public_lot_dates BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE settings ADD COLUMN public_lot_recalls BOOLEAN NOT NULL DEFAULT TRUE;
