-- Runs that took apart what also came from outside, under its number or one that it bore before, so that it may have held
-- what the book does not know; what customers bring back went out from here. To be put into other questions, which have
-- the runs in `came`.
WITH RECURSIVE held AS (
  SELECT line.run_id, line.product_id, line.lot_id
  FROM stock_move_line AS line
  JOIN location ON location.id = line.destination_id AND location.usage = 'PRODUCTION'
  WHERE line.run_id IN (SELECT run_id FROM came) AND line.corrects_id IS NULL
  UNION
  SELECT held.run_id, edge.input_product_id, edge.input_lot_id
  FROM held
  JOIN lot_edge AS edge ON edge.output_lot_id = held.lot_id
  JOIN run ON run.id = edge.run_id AND run.kind IN ('RELABEL', 'SPLIT', 'MERGE')
)
SELECT DISTINCT held.run_id
FROM held
WHERE EXISTS (
  SELECT 1
  FROM stock_move_line AS line
  JOIN location ON location.id = line.source_id AND location.usage NOT IN ('INTERNAL', 'TRANSIT', 'PRODUCTION', 'CUSTOMER')
  WHERE line.product_id = held.product_id AND (line.lot_id = held.lot_id OR held.lot_id IS NULL) AND line.corrects_id IS NULL
)
