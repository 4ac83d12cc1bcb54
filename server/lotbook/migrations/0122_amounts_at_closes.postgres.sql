-- How much of each product open transfers had picked of a recall, or promised to them, as an operation closed it: beside which
-- transfers those were (recall_stopped). Of closes before this nobody kept how much.
CREATE TABLE recall_held (
  id ROW_ID,
  recall_id BIGINT NOT NULL REFERENCES recall (id),
  transfer_id BIGINT NOT NULL REFERENCES transfer (id),
  product_id BIGINT NOT NULL REFERENCES product (id),
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  operation_id BIGINT NOT NULL REFERENCES operation (id),
  UNIQUE (operation_id, transfer_id, product_id)
) STRICT;
CREATE TRIGGER recall_held_new BEFORE INSERT ON recall_held FOR EACH ROW EXECUTE FUNCTION recall_promised_new();
CREATE TRIGGER recall_held_fixed BEFORE UPDATE ON recall_held FOR EACH ROW EXECUTE FUNCTION refuse('recall: what was promised of it at its close stays');
CREATE TRIGGER recall_held_gone BEFORE DELETE ON recall_held FOR EACH ROW EXECUTE FUNCTION refuse('recall: what was promised of it at its close stays');
CREATE TRIGGER recall_held_emptied BEFORE TRUNCATE ON recall_held FOR EACH STATEMENT EXECUTE FUNCTION refuse('recall: what was promised of it at its close stays');
