-- Where customers pay to: invoices ask for money only once it is told.
ALTER TABLE settings ADD COLUMN bank_account TEXT;
