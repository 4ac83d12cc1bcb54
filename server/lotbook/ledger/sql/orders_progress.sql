-- How far each order has come and is billed, as facts about its lines: whether any of it moved, whether a line lacks some or
-- has more; the same of what is billed; whether anything is to be billed at all, and whether something may be billed now.
-- {orders}, {lines}: the tables; {line}: the column that names a line of an order; {out}: - where goods go out.
-- Parameters: the usage of the partner's places, twice, and whether what was ordered may be billed before it moves.
WITH moved AS (
  SELECT transfer_line.{line} AS order_line,
    {out} sum(CASE WHEN source.usage = ? THEN line.quantity ELSE 0 END
      - CASE WHEN destination.usage = ? THEN line.quantity ELSE 0 END) AS quantity
  FROM transfer_line
  JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id
  JOIN location AS source ON source.id = line.source_id
  JOIN location AS destination ON destination.id = line.destination_id
  WHERE transfer_line.{line} IS NOT NULL
  GROUP BY transfer_line.{line}
), billed AS (
  SELECT line.{line} AS order_line,
    sum(CASE WHEN paper.credits_id IS NULL THEN line.stock_quantity ELSE -line.stock_quantity END) AS quantity
  FROM money_line AS line
  JOIN money_paper AS paper ON paper.id = line.paper_id
  WHERE line.{line} IS NOT NULL AND paper.state <> 'CANCELLED'
  GROUP BY line.{line}
), line AS (
  SELECT line.order_id, line.stock_quantity AS ordered, orders.state = 'CONFIRMED' AS open_still,
    coalesce(moved.quantity, 0) AS moved, coalesce(billed.quantity, 0) AS billed
  FROM {lines} AS line
  JOIN {orders} AS orders ON orders.id = line.order_id
  LEFT JOIN moved ON moved.order_line = line.id
  LEFT JOIN billed ON billed.order_line = line.id
), wanted AS (
  SELECT line.*, CASE WHEN moved > 0 THEN moved ELSE 0 END AS there,
    CASE WHEN open_still AND ordered > moved THEN ordered WHEN moved > 0 THEN moved ELSE 0 END AS wanted
  FROM line
)
SELECT order_id,
  max(CASE WHEN moved > 0 THEN 1 ELSE 0 END) AS any_moved,
  max(CASE WHEN moved < ordered THEN 1 ELSE 0 END) AS less_moved,
  max(CASE WHEN moved > ordered THEN 1 ELSE 0 END) AS more_moved,
  max(CASE WHEN billed > 0 THEN 1 ELSE 0 END) AS any_billed,
  max(CASE WHEN billed < wanted THEN 1 ELSE 0 END) AS less_billed,
  max(CASE WHEN billed > wanted THEN 1 ELSE 0 END) AS more_billed,
  max(CASE WHEN wanted > 0 THEN 1 ELSE 0 END) AS any_wanted,
  max(CASE WHEN billed < CASE WHEN ? THEN wanted ELSE there END THEN 1 ELSE 0 END) AS to_bill
FROM wanted
GROUP BY order_id
