-- Promises are added up along the key of the balances. A connection keeps the plan of a function: made while there was
-- little stock, it read all of it for each promise later.
ALTER FUNCTION reservation_counted() SET enable_seqscan = off;
