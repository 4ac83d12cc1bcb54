-- How much had come back as a customer answered: what comes later is first of what was said to be stopped there. Unknown for
-- answers from before.
ALTER TABLE recall_answer_line ADD COLUMN returned BIGINT CHECK (returned >= 0);
