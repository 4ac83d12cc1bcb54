-- The log of labels only grows. REPLACE deletes without firing a DELETE trigger, so a known row is refused before the insert.
--{
CREATE TRIGGER label_print_insert BEFORE INSERT ON label_print BEGIN
  SELECT RAISE(ABORT, 'label_print: what was printed stays in the log') WHERE EXISTS (SELECT 1 FROM label_print WHERE id = NEW.id OR operation_id = NEW.operation_id);
END;
--}
--{
CREATE TRIGGER label_print_update BEFORE UPDATE ON label_print BEGIN
  SELECT RAISE(ABORT, 'label_print: what was printed stays in the log');
END;
--}
--{
CREATE TRIGGER label_print_delete BEFORE DELETE ON label_print BEGIN
  SELECT RAISE(ABORT, 'label_print: what was printed stays in the log');
END;
--}
--{
CREATE TRIGGER label_printed_insert BEFORE INSERT ON label_printed BEGIN
  SELECT RAISE(ABORT, 'label_printed: what was printed stays in the log') WHERE EXISTS (SELECT 1 FROM label_printed WHERE id = NEW.id OR (print_id = NEW.print_id AND product_id = NEW.product_id AND number = NEW.number));
END;
--}
--{
CREATE TRIGGER label_printed_update BEFORE UPDATE ON label_printed BEGIN
  SELECT RAISE(ABORT, 'label_printed: what was printed stays in the log');
END;
--}
--{
CREATE TRIGGER label_printed_delete BEFORE DELETE ON label_printed BEGIN
  SELECT RAISE(ABORT, 'label_printed: what was printed stays in the log');
END;
--}
