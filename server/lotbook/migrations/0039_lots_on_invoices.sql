-- Whether invoices tell the lots behind their lines.
ALTER TABLE settings ADD COLUMN lots_on_invoices BOOLEAN NOT NULL DEFAULT true;
