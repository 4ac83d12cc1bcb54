-- A line of a return brings back the product of a line of the very transfer that is returned.
--{
CREATE FUNCTION returns_what_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM transfer AS back JOIN transfer_line AS line ON line.transfer_id = back.return_of_id
    WHERE back.id = NEW.transfer_id AND line.id = NEW.returns_line_id AND line.product_id = NEW.product_id
  ) THEN
    RAISE EXCEPTION 'transfer: a return brings back what that transfer moved' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER line_returns BEFORE INSERT OR UPDATE OF returns_line_id, transfer_id, product_id ON transfer_line FOR EACH ROW
WHEN (NEW.returns_line_id IS NOT NULL) EXECUTE FUNCTION returns_what_moved();
