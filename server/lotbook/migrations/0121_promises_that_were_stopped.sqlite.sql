-- Goods that were promised to a transfer until they were stopped: so that it can say why it waits. It refers to neither by a
-- key: who stops goods would wait for whoever works on the transfer, and that one for the goods.
CREATE TABLE stopped_promise (
  id ROW_ID,
  transfer_id BIGINT NOT NULL,
  lot_id BIGINT NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  operation_id BIGINT NOT NULL REFERENCES operation (id)
) STRICT;
CREATE INDEX stopped_promise_transfer ON stopped_promise (transfer_id, lot_id);
--{
CREATE TRIGGER stopped_promise_replaced BEFORE INSERT ON stopped_promise
WHEN EXISTS (SELECT 1 FROM stopped_promise WHERE id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'stopped promise: what was taken stays known');
END;
--}
--{
CREATE TRIGGER stopped_promise_fixed BEFORE UPDATE ON stopped_promise BEGIN
  SELECT RAISE(ABORT, 'stopped promise: what was taken stays known');
END;
--}
--{
CREATE TRIGGER stopped_promise_gone BEFORE DELETE ON stopped_promise BEGIN
  SELECT RAISE(ABORT, 'stopped promise: what was taken stays known');
END;
--}
