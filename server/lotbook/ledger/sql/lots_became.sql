-- What lots became of which nothing is left, by relabelling or by being poured together, however often. stocked: some of it
-- lies with us; last: it became nothing else since. {lots}: condition on lot ids, one parameter.
WITH RECURSIVE way (origin_id, lot_id) AS (
  SELECT lot.id, lot.id FROM lot WHERE lot.id {lots}
  UNION
  SELECT way.origin_id, edge.output_lot_id
  FROM way
  JOIN lot_edge AS edge ON edge.input_lot_id = way.lot_id AND edge.output_lot_id IS NOT NULL
  JOIN run ON run.id = edge.run_id AND run.kind IN ('RELABEL', 'MERGE')
  WHERE NOT EXISTS (SELECT 1 FROM stock_balance AS balance WHERE balance.lot_id = way.lot_id AND balance.on_hand > 0)
)
SELECT way.origin_id, way.lot_id,
  EXISTS (SELECT 1 FROM stock_balance AS balance WHERE balance.lot_id = way.lot_id AND balance.on_hand > 0) AS stocked,
  NOT EXISTS (SELECT 1 FROM lot_edge AS edge JOIN run ON run.id = edge.run_id AND run.kind IN ('RELABEL', 'MERGE')
    WHERE edge.input_lot_id = way.lot_id AND edge.run_id > (SELECT max(came.run_id) FROM lot_edge AS came
      JOIN run AS by_run ON by_run.id = came.run_id AND by_run.kind IN ('RELABEL', 'MERGE')
      WHERE came.output_lot_id = way.lot_id)) AS last
FROM way
WHERE way.lot_id <> way.origin_id
ORDER BY way.origin_id, way.lot_id
