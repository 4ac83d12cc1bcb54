-- The second person whom a recall waits for is told.
ALTER TABLE notice DROP CONSTRAINT notice_kind_check;
ALTER TABLE notice ADD CHECK (kind IN ('ORDER_TO_APPROVE', 'ORDER_DECIDED', 'LATE', 'EXPIRY', 'RESERVATION_LOST', 'HOLD', 'COUNT', 'RECALL_TO_CONFIRM'));
ALTER TABLE notice_choice DROP CONSTRAINT notice_choice_kind_check;
ALTER TABLE notice_choice ADD CHECK (kind IN ('ORDER_TO_APPROVE', 'ORDER_DECIDED', 'LATE', 'EXPIRY', 'RESERVATION_LOST', 'HOLD', 'COUNT', 'RECALL_TO_CONFIRM'));
