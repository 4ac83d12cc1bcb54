-- A list may be for a line of an order that is a draft: what its vendor announces.
ALTER TABLE number_draft ADD COLUMN order_line_id BIGINT REFERENCES purchase_order_line (id);
ALTER TABLE number_draft ALTER COLUMN line_id DROP NOT NULL;
ALTER TABLE number_draft ADD CHECK ((line_id IS NULL) <> (order_line_id IS NULL));
DROP INDEX number_draft_own;
CREATE UNIQUE INDEX number_draft_own ON number_draft (line_id, coalesce(user_id, 0), coalesce(token_id, 0)) WHERE line_id IS NOT NULL;
CREATE UNIQUE INDEX number_draft_own_of_order ON number_draft (order_line_id, coalesce(user_id, 0), coalesce(token_id, 0))
  WHERE order_line_id IS NOT NULL;
--{
CREATE FUNCTION draft_of_draft_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT state FROM purchase_order AS ordered JOIN purchase_order_line AS line ON line.order_id = ordered.id
      WHERE line.id = NEW.order_line_id) <> 'DRAFT' THEN
    RAISE EXCEPTION 'number draft: of a confirmed order the receipt takes lists' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER number_draft_of_order BEFORE INSERT ON number_draft FOR EACH ROW EXECUTE FUNCTION draft_of_draft_order();
