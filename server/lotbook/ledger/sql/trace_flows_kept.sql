-- What reached lots went into, or what went into them, as it is kept: {near} is the end of the edges that was reached.
-- Lot 0 stands for goods without numbers. Parameter: lots {ids}.
SELECT {array}(run_id) AS run_id, {array}(coalesce(input_lot_id, 0)) AS input_lot_id,
  {array}(coalesce(output_lot_id, 0)) AS output_lot_id, {array}(quantity) AS quantity,
  {array}(CASE WHEN assigned THEN quantity ELSE 0 END) AS said
FROM lot_edge
WHERE {near}_lot_id {ids} {kinds}
