-- A line of a return brings back the product of a line of the very transfer that is returned.
--{
CREATE TRIGGER line_returns BEFORE INSERT ON transfer_line
WHEN NEW.returns_line_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM transfer AS back JOIN transfer_line AS line ON line.transfer_id = back.return_of_id
  WHERE back.id = NEW.transfer_id AND line.id = NEW.returns_line_id AND line.product_id = NEW.product_id) BEGIN
  SELECT RAISE(ABORT, 'transfer: a return brings back what that transfer moved');
END;
--}
--{
CREATE TRIGGER line_returns_else BEFORE UPDATE OF returns_line_id, transfer_id, product_id ON transfer_line
WHEN NEW.returns_line_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM transfer AS back JOIN transfer_line AS line ON line.transfer_id = back.return_of_id
  WHERE back.id = NEW.transfer_id AND line.id = NEW.returns_line_id AND line.product_id = NEW.product_id) BEGIN
  SELECT RAISE(ABORT, 'transfer: a return brings back what that transfer moved');
END;
--}
