-- As held, for very many rows: what the holds in force stop is gathered first, not looked for row by row. A part of other
-- questions.
SELECT balance.id, balance.product_id, balance.lot_id, balance.location_id, balance.package_id, balance.on_hand,
  balance.reserved,
  CASE
    WHEN balance.lot_id IN (SELECT id FROM lot WHERE disposition <> 'RELEASED')
      OR balance.location_id IN (
        SELECT place.id FROM hold
        JOIN location AS top ON top.id = hold.location_id
        JOIN location AS place ON place.id = top.id
          OR (place.path > top.path || '/' AND place.path < top.path || '0')
        WHERE hold.lot_id IS NULL AND hold.location_id IS NOT NULL AND hold.ended_operation_id IS NULL)
      OR balance.lot_id IN (
        SELECT lot_id FROM hold
        WHERE lot_id IS NOT NULL AND location_id IS NULL AND ended_operation_id IS NULL)
      OR balance.package_id IN (
        SELECT package_id FROM hold WHERE package_id IS NOT NULL AND ended_operation_id IS NULL)
      OR balance.lot_id IN (
        SELECT lot.id FROM hold JOIN lot ON lot.product_id = hold.product_id AND lot.batch = hold.batch
        WHERE hold.batch IS NOT NULL AND hold.ended_operation_id IS NULL)
      OR (balance.lot_id, balance.location_id) IN (
        SELECT hold.lot_id, place.id FROM hold
        JOIN location AS top ON top.id = hold.location_id
        JOIN location AS place ON place.id = top.id
          OR (place.path > top.path || '/' AND place.path < top.path || '0')
        WHERE hold.lot_id IS NOT NULL AND hold.quantity IS NULL AND hold.ended_operation_id IS NULL)
    THEN balance.on_hand
    WHEN balance.package_id IS NULL AND (balance.lot_id, balance.location_id) IN (
      SELECT lot_id, location_id FROM hold WHERE quantity IS NOT NULL AND ended_operation_id IS NULL)
    THEN (
      SELECT CASE WHEN sum(hold.quantity) < balance.on_hand THEN CAST(sum(hold.quantity) AS BIGINT)
        ELSE balance.on_hand END
      FROM hold
      WHERE hold.lot_id = balance.lot_id AND hold.location_id = balance.location_id
        AND hold.quantity IS NOT NULL AND hold.ended_operation_id IS NULL)
    ELSE 0 END AS held
FROM stock_balance AS balance
