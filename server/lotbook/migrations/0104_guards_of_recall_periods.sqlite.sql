-- What a recall was begun or widened with stays.
--{
CREATE TRIGGER recall_period_replaced BEFORE INSERT ON recall_period
WHEN EXISTS (SELECT 1 FROM recall_period WHERE id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'recall: what it was started with stays');
END;
--}
--{
CREATE TRIGGER recall_period_fixed BEFORE UPDATE ON recall_period BEGIN
  SELECT RAISE(ABORT, 'recall: what it was started with stays');
END;
--}
--{
CREATE TRIGGER recall_period_gone BEFORE DELETE ON recall_period BEGIN
  SELECT RAISE(ABORT, 'recall: what it was started with stays');
END;
--}
