-- A count that is done or given up stays as it is, with all that was counted. SQLite changes no CHECK, so the tables of
-- notices and of their choices are made anew; ids go on where they were.
CREATE TABLE new_notice (
  id ROW_ID,
  user_id BIGINT NOT NULL REFERENCES app_user (id),
  outbox_id BIGINT NOT NULL REFERENCES outbox (id),
  kind TEXT NOT NULL CHECK (kind IN ('ORDER_TO_APPROVE', 'ORDER_DECIDED', 'LATE', 'EXPIRY', 'RESERVATION_LOST', 'HOLD', 'COUNT')),
  text TEXT NOT NULL,
  subject_kind TEXT,
  subject_id BIGINT,
  created BIGINT NOT NULL,
  seen BIGINT,
  day TEXT,
  UNIQUE (user_id, outbox_id),
  CHECK ((subject_kind IS NULL) = (subject_id IS NULL))
) STRICT;
INSERT INTO new_notice (id, user_id, outbox_id, kind, text, subject_kind, subject_id, created, seen, day)
SELECT id, user_id, outbox_id, kind, text, subject_kind, subject_id, created, seen, day FROM notice;
DELETE FROM sqlite_sequence WHERE name = 'new_notice';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_notice', seq FROM sqlite_sequence WHERE name = 'notice';
DROP TABLE notice;
ALTER TABLE new_notice RENAME TO notice;
CREATE INDEX notice_of_user ON notice (user_id, id);
CREATE INDEX notice_not_seen ON notice (user_id, id) WHERE seen IS NULL;
CREATE INDEX notice_of_outbox ON notice (outbox_id);
CREATE TABLE new_notice_choice (
  id ROW_ID,
  user_id BIGINT NOT NULL REFERENCES app_user (id),
  kind TEXT NOT NULL CHECK (kind IN ('ORDER_TO_APPROVE', 'ORDER_DECIDED', 'LATE', 'EXPIRY', 'RESERVATION_LOST', 'HOLD', 'COUNT')),
  in_app BOOLEAN NOT NULL,
  by_mail BOOLEAN NOT NULL,
  UNIQUE (user_id, kind)
) STRICT;
INSERT INTO new_notice_choice (id, user_id, kind, in_app, by_mail)
SELECT id, user_id, kind, in_app, by_mail FROM notice_choice;
DROP TABLE notice_choice;
ALTER TABLE new_notice_choice RENAME TO notice_choice;

--{
CREATE TRIGGER count_new BEFORE INSERT ON stock_count WHEN NEW.state <> 'COUNTING' BEGIN
  SELECT RAISE(ABORT, 'count: it begins with counting');
END;
--}
--{
CREATE TRIGGER count_replaced BEFORE INSERT ON stock_count
WHEN EXISTS (SELECT 1 FROM stock_count WHERE id = NEW.id OR number = NEW.number) BEGIN
  SELECT RAISE(ABORT, 'count: never replaced');
END;
--}
--{
CREATE TRIGGER count_finished BEFORE UPDATE ON stock_count
WHEN OLD.state IN ('DONE', 'CANCELLED') OR (OLD.state = 'COUNTING' AND NEW.state = 'DONE') BEGIN
  SELECT RAISE(ABORT, 'count: it is looked at before it is done, and a finished one stays');
END;
--}
--{
CREATE TRIGGER count_fixed BEFORE UPDATE ON stock_count
WHEN NEW.id <> OLD.id OR NEW.location_id <> OLD.location_id OR NEW.warehouse_id <> OLD.warehouse_id
  OR NEW.product_id IS NOT OLD.product_id OR NEW.blind <> OLD.blind OR NEW.round < OLD.round BEGIN
  SELECT RAISE(ABORT, 'count: what is counted stays');
END;
--}
--{
CREATE TRIGGER count_gone BEFORE DELETE ON stock_count BEGIN
  SELECT RAISE(ABORT, 'count: never deleted');
END;
--}
--{
CREATE TRIGGER count_position_new BEFORE INSERT ON count_position
WHEN EXISTS (SELECT 1 FROM stock_count WHERE id = NEW.count_id AND state IN ('DONE', 'CANCELLED')) BEGIN
  SELECT RAISE(ABORT, 'count: what a finished one counted stays');
END;
--}
--{
CREATE TRIGGER count_position_replaced BEFORE INSERT ON count_position
WHEN EXISTS (SELECT 1 FROM count_position WHERE id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'count: a position stays what it is of');
END;
--}
--{
CREATE TRIGGER count_position_stays BEFORE UPDATE ON count_position
WHEN EXISTS (SELECT 1 FROM stock_count WHERE id = NEW.count_id AND state IN ('DONE', 'CANCELLED')) BEGIN
  SELECT RAISE(ABORT, 'count: what a finished one counted stays');
END;
--}
--{
CREATE TRIGGER count_position_gone BEFORE DELETE ON count_position
WHEN EXISTS (SELECT 1 FROM stock_count WHERE id = OLD.count_id AND state IN ('DONE', 'CANCELLED')) BEGIN
  SELECT RAISE(ABORT, 'count: what a finished one counted stays');
END;
--}
--{
CREATE TRIGGER count_position_fixed BEFORE UPDATE ON count_position
WHEN NEW.id <> OLD.id OR NEW.count_id <> OLD.count_id OR NEW.location_id <> OLD.location_id OR NEW.product_id <> OLD.product_id
  OR NEW.lot_id IS NOT OLD.lot_id OR NEW.number IS NOT OLD.number OR NEW.package_id IS NOT OLD.package_id BEGIN
  SELECT RAISE(ABORT, 'count: a position stays what it is of');
END;
--}
--{
CREATE TRIGGER count_entry_new BEFORE INSERT ON count_entry
WHEN EXISTS (SELECT 1 FROM count_entry WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM count_position
  JOIN stock_count ON stock_count.id = count_position.count_id
  WHERE count_position.id = NEW.position_id AND stock_count.state IN ('DONE', 'CANCELLED')) BEGIN
  SELECT RAISE(ABORT, 'count: what a finished one counted stays');
END;
--}
--{
CREATE TRIGGER count_entry_gone BEFORE DELETE ON count_entry
WHEN EXISTS (SELECT 1 FROM count_position JOIN stock_count ON stock_count.id = count_position.count_id
  WHERE count_position.id = OLD.position_id AND stock_count.state IN ('DONE', 'CANCELLED')) BEGIN
  SELECT RAISE(ABORT, 'count: what a finished one counted stays');
END;
--}
--{
CREATE TRIGGER count_entry_fixed BEFORE UPDATE ON count_entry BEGIN
  SELECT RAISE(ABORT, 'count: an entry is taken off, never changed');
END;
--}
