-- Orders that wait for someone to confirm them are few among all that ever were.
CREATE INDEX purchase_order_draft ON purchase_order (expected_on, id) WHERE state = 'DRAFT';
CREATE INDEX sales_order_draft ON sales_order (due_on, id) WHERE state = 'DRAFT';
