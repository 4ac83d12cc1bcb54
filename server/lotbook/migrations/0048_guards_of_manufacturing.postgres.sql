-- What is made keeps to its bill, its order and its run.
--{
CREATE FUNCTION bill_line_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM manufacturing_order WHERE bill_id = NEW.bill_id) THEN
    RAISE EXCEPTION 'bill of materials: one that orders follow stays as it is' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER bill_line_new BEFORE INSERT ON bill_line FOR EACH ROW EXECUTE FUNCTION bill_line_new();
--{
CREATE FUNCTION bill_line_other() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.product_id = (SELECT product_id FROM bill_of_materials WHERE id = NEW.bill_id) THEN
    RAISE EXCEPTION 'bill of materials: nothing is made of itself' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER bill_line_other BEFORE INSERT ON bill_line FOR EACH ROW EXECUTE FUNCTION bill_line_other();
--{
CREATE FUNCTION bill_line_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'bill of materials: a change is a new revision' USING ERRCODE = 'integrity_constraint_violation';
END $$;
--}
CREATE TRIGGER bill_line_changed BEFORE UPDATE ON bill_line FOR EACH ROW EXECUTE FUNCTION bill_line_changed();
--{
CREATE FUNCTION bill_line_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'bill of materials: a change is a new revision' USING ERRCODE = 'integrity_constraint_violation';
END $$;
--}
CREATE TRIGGER bill_line_gone BEFORE DELETE ON bill_line FOR EACH ROW EXECUTE FUNCTION bill_line_gone();
--{
CREATE FUNCTION bill_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'bill of materials: a change is a new revision' USING ERRCODE = 'integrity_constraint_violation';
END $$;
--}
CREATE TRIGGER bill_changed BEFORE UPDATE ON bill_of_materials FOR EACH ROW EXECUTE FUNCTION bill_changed();
--{
CREATE FUNCTION manufacturing_finished() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('DONE', 'CANCELLED') AND NEW.state <> OLD.state THEN
    RAISE EXCEPTION 'manufacturing order: a finished one stays finished' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER manufacturing_finished BEFORE UPDATE OF state ON manufacturing_order FOR EACH ROW EXECUTE FUNCTION manufacturing_finished();
--{
CREATE FUNCTION manufacturing_drafted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'CONFIRMED' AND NEW.state = 'DRAFT' THEN
    RAISE EXCEPTION 'manufacturing order: a confirmed one is no draft again' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER manufacturing_drafted BEFORE UPDATE OF state ON manufacturing_order FOR EACH ROW EXECUTE FUNCTION manufacturing_drafted();
--{
CREATE FUNCTION manufacturing_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'DRAFT' AND (NEW.bill_id <> OLD.bill_id OR NEW.quantity <> OLD.quantity OR NEW.warehouse_id <> OLD.warehouse_id) THEN
    RAISE EXCEPTION 'manufacturing order: a confirmed one stays as it is' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER manufacturing_fixed BEFORE UPDATE OF bill_id, quantity, warehouse_id ON manufacturing_order FOR EACH ROW EXECUTE FUNCTION manufacturing_fixed();
--{
CREATE FUNCTION run_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.kind = 'PRODUCTION') <> (NEW.manufacturing_order_id IS NOT NULL) THEN
    RAISE EXCEPTION 'run: one of production belongs to an order, no other' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER run_new BEFORE INSERT ON run FOR EACH ROW EXECUTE FUNCTION run_new();
--{
CREATE FUNCTION run_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'run: never changed' USING ERRCODE = 'integrity_constraint_violation';
END $$;
--}
CREATE TRIGGER run_changed BEFORE UPDATE ON run FOR EACH ROW EXECUTE FUNCTION run_changed();
--{
CREATE FUNCTION run_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'run: never deleted' USING ERRCODE = 'integrity_constraint_violation';
END $$;
--}
CREATE TRIGGER run_gone BEFORE DELETE ON run FOR EACH ROW EXECUTE FUNCTION run_gone();
--{
CREATE FUNCTION transfer_of_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(NEW.manufacturing_order_id, 0) <> coalesce((SELECT manufacturing_order_id FROM run WHERE id = NEW.run_id), 0) THEN
    RAISE EXCEPTION 'transfer: its run is one of its order' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER transfer_of_run BEFORE INSERT ON transfer FOR EACH ROW EXECUTE FUNCTION transfer_of_run();
--{
CREATE FUNCTION transfer_to_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(NEW.manufacturing_order_id, 0) <> coalesce((SELECT manufacturing_order_id FROM run WHERE id = NEW.run_id), 0) OR (OLD.state <> 'READY' AND (coalesce(NEW.run_id, 0) <> coalesce(OLD.run_id, 0) OR coalesce(NEW.manufacturing_order_id, 0) <> coalesce(OLD.manufacturing_order_id, 0))) THEN
    RAISE EXCEPTION 'transfer: its run is one of its order, and stays' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER transfer_to_run BEFORE UPDATE OF run_id, manufacturing_order_id ON transfer FOR EACH ROW EXECUTE FUNCTION transfer_to_run();
