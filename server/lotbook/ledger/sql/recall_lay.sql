-- Where lots lay at the place in the book where their recall was closed, as `recall_lying` tells it of now; what was promised
-- of them then was kept. Parameters: lots {ids}, seq, lots {ids}, seq, seq.
SELECT lay.location_id, lay.product_id, count(*) AS lots, CAST(sum(lay.quantity) AS BIGINT) AS on_hand,
  coalesce(max(promised.reserved), 0) AS reserved
FROM (
  SELECT moved.location_id, moved.product_id, moved.lot_id, sum(moved.quantity) AS quantity
  FROM (
    SELECT line.destination_id AS location_id, line.product_id, line.lot_id, line.quantity
    FROM stock_move_line AS line JOIN operation ON operation.id = line.operation_id
    WHERE line.lot_id {ids} AND operation.seq <= ?
    UNION ALL
    SELECT line.source_id, line.product_id, line.lot_id, -line.quantity
    FROM stock_move_line AS line JOIN operation ON operation.id = line.operation_id
    WHERE line.lot_id {ids} AND operation.seq <= ?
  ) AS moved
  GROUP BY moved.location_id, moved.product_id, moved.lot_id
  HAVING sum(moved.quantity) > 0
) AS lay
JOIN location ON location.id = lay.location_id AND location.physical
LEFT JOIN operation AS closing ON closing.seq = ?
LEFT JOIN recall_promised AS promised
  ON promised.operation_id = closing.id AND promised.location_id = lay.location_id AND promised.product_id = lay.product_id
GROUP BY lay.location_id, location.path, lay.product_id
ORDER BY location.path, lay.product_id
