-- The terms that the due day of a paper follows, as they were on its day; NULL where the day was said by hand.
ALTER TABLE money_paper ADD COLUMN payment_days BIGINT CHECK (payment_days BETWEEN 0 AND 365);
ALTER TABLE money_paper ADD COLUMN payment_end_of_month BOOLEAN CHECK ((payment_end_of_month IS NULL) = (payment_days IS NULL));
