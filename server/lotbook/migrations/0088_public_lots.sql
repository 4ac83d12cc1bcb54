-- A page of each lot for whoever has its label, without an account: switched on by the company, with whom to ask. The key signs
-- the links; it is made when they are first switched on and stays, so that labels are good again.
ALTER TABLE settings ADD COLUMN public_lot_page BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE settings ADD COLUMN public_lot_contact TEXT NOT NULL DEFAULT '';
ALTER TABLE settings ADD COLUMN public_lot_key TEXT NOT NULL DEFAULT '' CHECK (public_lot_key <> '' OR NOT public_lot_page);
