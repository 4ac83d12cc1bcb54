-- The tables themselves keep what is promised of a balance: reserved is never another sum than that of its reservations.
--{
CREATE FUNCTION reservation_counted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  counted BIGINT;
  promised BIGINT;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE stock_balance SET reserved = reserved - less.quantity
    FROM (
      SELECT product_id, coalesce(lot_id, 0) AS lot_key, location_id, coalesce(package_id, 0) AS package_key, sum(quantity) AS quantity
      FROM gone GROUP BY 1, 2, 3, 4
    ) AS less
    WHERE stock_balance.product_id = less.product_id AND coalesce(stock_balance.lot_id, 0) = less.lot_key
      AND stock_balance.location_id = less.location_id AND coalesce(stock_balance.package_id, 0) = less.package_key;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    IF EXISTS (SELECT 1 FROM made JOIN transfer ON transfer.id = made.transfer_id WHERE transfer.state <> 'READY') THEN
      RAISE EXCEPTION 'reservation: only an open transfer has any' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    SELECT count(*) INTO promised FROM (
      SELECT DISTINCT product_id, coalesce(lot_id, 0), location_id, coalesce(package_id, 0) FROM made
    ) AS goods;
    UPDATE stock_balance SET reserved = reserved + more.quantity
    FROM (
      SELECT product_id, coalesce(lot_id, 0) AS lot_key, location_id, coalesce(package_id, 0) AS package_key, sum(quantity) AS quantity
      FROM made GROUP BY 1, 2, 3, 4
    ) AS more
    WHERE stock_balance.product_id = more.product_id AND coalesce(stock_balance.lot_id, 0) = more.lot_key
      AND stock_balance.location_id = more.location_id AND coalesce(stock_balance.package_id, 0) = more.package_key;
    GET DIAGNOSTICS counted = ROW_COUNT;
    IF counted <> promised THEN
      RAISE EXCEPTION 'reservation: nothing lies there' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  RETURN NULL;
END $$;
--}
CREATE TRIGGER reservation_insert AFTER INSERT ON reservation REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION reservation_counted();
CREATE TRIGGER reservation_update AFTER UPDATE ON reservation REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION reservation_counted();
CREATE TRIGGER reservation_delete AFTER DELETE ON reservation REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION reservation_counted();
CREATE TRIGGER reservation_truncate BEFORE TRUNCATE ON reservation FOR EACH STATEMENT EXECUTE FUNCTION refuse('reservation: never truncated');
--{
CREATE FUNCTION transfer_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM reservation WHERE transfer_id = OLD.id) THEN
    RAISE EXCEPTION 'transfer: goods are still promised to it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--}
CREATE TRIGGER transfer_ends BEFORE UPDATE OF state ON transfer FOR EACH ROW
WHEN (OLD.state = 'READY' AND NEW.state <> 'READY') EXECUTE FUNCTION transfer_ends();
