-- As lying_to_promise, of lots only, and only those with the first last days: of each product as many days as hold so many
-- lots. A part of goods_to_promise. Parameters: today, places, how many lots (from 0), products; today, places.
-- It is written so that engines that know nothing of the tables yet find lots along their index: a count is never
-- turned into a join, and "+ 0" keeps them from beginning with all that lies in a place.
FROM (
  WITH wanted AS MATERIALIZED (
    SELECT product.id, coalesce((
      SELECT first.last_day_key FROM lot AS first
      WHERE first.product_id = product.id AND first.last_day_key >= ? AND first.disposition = 'RELEASED' AND (
        SELECT count(*) FROM stock_balance AS there
        WHERE there.lot_id = first.id AND there.on_hand > there.reserved
          AND there.location_id + 0 {places}) > 0
      ORDER BY first.last_day_key, first.id LIMIT 1 OFFSET ?
    ), '9999-12-31') AS until
    FROM product WHERE product.id {products}
  )
  SELECT balance.id, balance.product_id, balance.lot_id, balance.location_id, balance.package_id,
    balance.on_hand, balance.reserved
  FROM wanted
  JOIN lot ON lot.product_id = wanted.id AND lot.last_day_key <= wanted.until
  JOIN stock_balance AS balance ON balance.lot_id = lot.id
  WHERE lot.last_day_key >= ? AND lot.disposition = 'RELEASED'
    AND balance.on_hand > balance.reserved AND balance.location_id + 0 {places}
) AS balance
JOIN location AS place ON place.id = balance.location_id + 0
JOIN lot ON lot.id = balance.lot_id
