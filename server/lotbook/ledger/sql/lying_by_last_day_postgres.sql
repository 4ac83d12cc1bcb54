-- As lying_by_last_day_sqlite, of which it has the parameters. What is LATERAL with an OFFSET is asked for each row before
-- it, so that PostgreSQL finds lots, and what lies of them, along their indexes, however little it knows of the tables.
FROM (
  SELECT there.*
  FROM (
    SELECT product.id, coalesce((
      SELECT first.last_day_key FROM lot AS first
      WHERE first.product_id = product.id AND first.last_day_key >= ? AND first.disposition = 'RELEASED' AND (
        SELECT count(*) FROM stock_balance AS there
        WHERE there.lot_id = first.id AND there.on_hand > there.reserved AND there.location_id + 0 {places}) > 0
      ORDER BY first.last_day_key, first.id LIMIT 1 OFFSET ?
    ), '9999-12-31') AS until
    FROM product WHERE product.id {products}
    OFFSET 0
  ) AS wanted
  CROSS JOIN LATERAL (
    SELECT lot.id FROM lot
    WHERE lot.product_id = wanted.id AND lot.last_day_key <= wanted.until
      AND lot.last_day_key >= ? AND lot.disposition = 'RELEASED'
    OFFSET 0
  ) AS lot
  CROSS JOIN LATERAL (
    SELECT balance.id, balance.product_id, balance.lot_id, balance.location_id, balance.package_id,
      balance.on_hand, balance.reserved
    FROM stock_balance AS balance
    WHERE balance.lot_id = lot.id AND balance.on_hand > balance.reserved AND balance.location_id + 0 {places}
    OFFSET 0
  ) AS there
) AS balance
JOIN location AS place ON place.id = balance.location_id
JOIN lot ON lot.id = balance.lot_id
