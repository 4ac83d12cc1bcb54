-- The tables themselves keep what is promised of a balance: reserved is never another sum than that of its reservations.
-- REPLACE deletes without firing a DELETE trigger, so a known row is refused before the insert.
--{
CREATE TRIGGER reservation_insert BEFORE INSERT ON reservation BEGIN
  SELECT RAISE(ABORT, 'reservation: a row is never replaced')
    WHERE EXISTS (SELECT 1 FROM reservation WHERE id = NEW.id)
      OR EXISTS (SELECT 1 FROM reservation WHERE transfer_line_id = NEW.transfer_line_id
        AND coalesce(lot_id, 0) = coalesce(NEW.lot_id, 0) AND location_id = NEW.location_id
        AND coalesce(package_id, 0) = coalesce(NEW.package_id, 0))
      OR (NEW.serial AND EXISTS (SELECT 1 FROM reservation WHERE serial AND lot_id = NEW.lot_id));
  SELECT RAISE(ABORT, 'reservation: only an open transfer has any')
    WHERE (SELECT state FROM transfer WHERE id = NEW.transfer_id) <> 'READY';
  SELECT RAISE(ABORT, 'reservation: nothing lies there')
    WHERE NOT EXISTS (SELECT 1 FROM stock_balance
      WHERE product_id = NEW.product_id AND coalesce(lot_id, 0) = coalesce(NEW.lot_id, 0)
        AND location_id = NEW.location_id AND coalesce(package_id, 0) = coalesce(NEW.package_id, 0));
END;
--}
--{
CREATE TRIGGER reservation_more AFTER INSERT ON reservation BEGIN
  UPDATE stock_balance SET reserved = reserved + NEW.quantity
  WHERE product_id = NEW.product_id AND coalesce(lot_id, 0) = coalesce(NEW.lot_id, 0)
    AND location_id = NEW.location_id AND coalesce(package_id, 0) = coalesce(NEW.package_id, 0);
END;
--}
--{
CREATE TRIGGER reservation_update BEFORE UPDATE ON reservation BEGIN
  SELECT RAISE(ABORT, 'reservation: only an open transfer has any')
    WHERE (SELECT state FROM transfer WHERE id = NEW.transfer_id) <> 'READY';
  SELECT RAISE(ABORT, 'reservation: nothing lies there')
    WHERE NOT EXISTS (SELECT 1 FROM stock_balance
      WHERE product_id = NEW.product_id AND coalesce(lot_id, 0) = coalesce(NEW.lot_id, 0)
        AND location_id = NEW.location_id AND coalesce(package_id, 0) = coalesce(NEW.package_id, 0));
END;
--}
--{
CREATE TRIGGER reservation_changed AFTER UPDATE ON reservation BEGIN
  UPDATE stock_balance SET reserved = reserved - OLD.quantity
  WHERE product_id = OLD.product_id AND coalesce(lot_id, 0) = coalesce(OLD.lot_id, 0)
    AND location_id = OLD.location_id AND coalesce(package_id, 0) = coalesce(OLD.package_id, 0);
  UPDATE stock_balance SET reserved = reserved + NEW.quantity
  WHERE product_id = NEW.product_id AND coalesce(lot_id, 0) = coalesce(NEW.lot_id, 0)
    AND location_id = NEW.location_id AND coalesce(package_id, 0) = coalesce(NEW.package_id, 0);
END;
--}
--{
CREATE TRIGGER reservation_less AFTER DELETE ON reservation BEGIN
  UPDATE stock_balance SET reserved = reserved - OLD.quantity
  WHERE product_id = OLD.product_id AND coalesce(lot_id, 0) = coalesce(OLD.lot_id, 0)
    AND location_id = OLD.location_id AND coalesce(package_id, 0) = coalesce(OLD.package_id, 0);
END;
--}
--{
CREATE TRIGGER transfer_ends BEFORE UPDATE OF state ON transfer WHEN OLD.state = 'READY' AND NEW.state <> 'READY' BEGIN
  SELECT RAISE(ABORT, 'transfer: goods are still promised to it')
    WHERE EXISTS (SELECT 1 FROM reservation WHERE transfer_id = OLD.id);
END;
--}
