-- What is made keeps to its bill, its order and its run.
--{
CREATE TRIGGER bill_line_new BEFORE INSERT ON bill_line
WHEN EXISTS (SELECT 1 FROM manufacturing_order WHERE bill_id = NEW.bill_id) BEGIN
  SELECT RAISE(ABORT, 'bill of materials: one that orders follow stays as it is');
END;
--}
--{
CREATE TRIGGER bill_line_other BEFORE INSERT ON bill_line
WHEN NEW.product_id = (SELECT product_id FROM bill_of_materials WHERE id = NEW.bill_id) BEGIN
  SELECT RAISE(ABORT, 'bill of materials: nothing is made of itself');
END;
--}
--{
CREATE TRIGGER bill_line_changed BEFORE UPDATE ON bill_line BEGIN
  SELECT RAISE(ABORT, 'bill of materials: a change is a new revision');
END;
--}
--{
CREATE TRIGGER bill_line_gone BEFORE DELETE ON bill_line BEGIN
  SELECT RAISE(ABORT, 'bill of materials: a change is a new revision');
END;
--}
--{
CREATE TRIGGER bill_changed BEFORE UPDATE ON bill_of_materials BEGIN
  SELECT RAISE(ABORT, 'bill of materials: a change is a new revision');
END;
--}
--{
CREATE TRIGGER manufacturing_finished BEFORE UPDATE OF state ON manufacturing_order
WHEN OLD.state IN ('DONE', 'CANCELLED') AND NEW.state <> OLD.state BEGIN
  SELECT RAISE(ABORT, 'manufacturing order: a finished one stays finished');
END;
--}
--{
CREATE TRIGGER manufacturing_drafted BEFORE UPDATE OF state ON manufacturing_order
WHEN OLD.state = 'CONFIRMED' AND NEW.state = 'DRAFT' BEGIN
  SELECT RAISE(ABORT, 'manufacturing order: a confirmed one is no draft again');
END;
--}
--{
CREATE TRIGGER manufacturing_fixed BEFORE UPDATE OF bill_id, quantity, warehouse_id ON manufacturing_order
WHEN OLD.state <> 'DRAFT' AND (NEW.bill_id <> OLD.bill_id OR NEW.quantity <> OLD.quantity OR NEW.warehouse_id <> OLD.warehouse_id) BEGIN
  SELECT RAISE(ABORT, 'manufacturing order: a confirmed one stays as it is');
END;
--}
--{
CREATE TRIGGER run_new BEFORE INSERT ON run
WHEN (NEW.kind = 'PRODUCTION') <> (NEW.manufacturing_order_id IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'run: one of production belongs to an order, no other');
END;
--}
--{
CREATE TRIGGER run_changed BEFORE UPDATE ON run BEGIN
  SELECT RAISE(ABORT, 'run: never changed');
END;
--}
--{
CREATE TRIGGER run_gone BEFORE DELETE ON run BEGIN
  SELECT RAISE(ABORT, 'run: never deleted');
END;
--}
--{
CREATE TRIGGER transfer_of_run BEFORE INSERT ON transfer
WHEN coalesce(NEW.manufacturing_order_id, 0) <> coalesce((SELECT manufacturing_order_id FROM run WHERE id = NEW.run_id), 0) BEGIN
  SELECT RAISE(ABORT, 'transfer: its run is one of its order');
END;
--}
--{
CREATE TRIGGER transfer_to_run BEFORE UPDATE OF run_id, manufacturing_order_id ON transfer
WHEN coalesce(NEW.manufacturing_order_id, 0) <> coalesce((SELECT manufacturing_order_id FROM run WHERE id = NEW.run_id), 0) OR (OLD.state <> 'READY' AND (coalesce(NEW.run_id, 0) <> coalesce(OLD.run_id, 0) OR coalesce(NEW.manufacturing_order_id, 0) <> coalesce(OLD.manufacturing_order_id, 0))) BEGIN
  SELECT RAISE(ABORT, 'transfer: its run is one of its order, and stays');
END;
--}
--{
CREATE TRIGGER bill_of_materials_replaced BEFORE INSERT ON bill_of_materials
WHEN EXISTS (SELECT 1 FROM bill_of_materials WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM bill_of_materials WHERE product_id = NEW.product_id AND revision = NEW.revision) BEGIN
  SELECT RAISE(ABORT, 'bill of materials: a change is a new revision');
END;
--}
--{
CREATE TRIGGER bill_line_replaced BEFORE INSERT ON bill_line
WHEN EXISTS (SELECT 1 FROM bill_line WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM bill_line WHERE bill_id = NEW.bill_id AND (position = NEW.position OR product_id = NEW.product_id)) BEGIN
  SELECT RAISE(ABORT, 'bill of materials: a change is a new revision');
END;
--}
--{
CREATE TRIGGER manufacturing_order_replaced BEFORE INSERT ON manufacturing_order
WHEN EXISTS (SELECT 1 FROM manufacturing_order WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM manufacturing_order WHERE number = NEW.number OR remainder_of_id = NEW.remainder_of_id) BEGIN
  SELECT RAISE(ABORT, 'manufacturing order: never replaced');
END;
--}
--{
CREATE TRIGGER run_replaced BEFORE INSERT ON run
WHEN EXISTS (SELECT 1 FROM run WHERE id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'run: never changed');
END;
--}
