-- When bills and invoices are due: so many days after the day on them, or at the end of the month of that day.
ALTER TABLE partner ADD COLUMN payment_days BIGINT NOT NULL DEFAULT 30 CHECK (payment_days BETWEEN 0 AND 365);
ALTER TABLE partner ADD COLUMN payment_end_of_month BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE purchase_order ADD COLUMN payment_days BIGINT NOT NULL DEFAULT 30 CHECK (payment_days BETWEEN 0 AND 365);
ALTER TABLE purchase_order ADD COLUMN payment_end_of_month BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE sales_order ADD COLUMN payment_days BIGINT NOT NULL DEFAULT 30 CHECK (payment_days BETWEEN 0 AND 365);
ALTER TABLE sales_order ADD COLUMN payment_end_of_month BOOLEAN NOT NULL DEFAULT false;
