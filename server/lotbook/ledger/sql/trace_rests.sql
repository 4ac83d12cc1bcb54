-- What of inputs of runs nobody said where it went, and into how many outputs it may have gone. Parameters: runs {runs}, lots
-- {ids}.
SELECT {array}(run_id) AS run_id, {array}(input_lot_id) AS input_lot_id, {array}(rest) AS rest, {array}(outputs) AS outputs
FROM (
  SELECT run_id, input_lot_id, CAST(sum(CASE WHEN assigned THEN 0 ELSE quantity END) AS BIGINT) AS rest,
    count(DISTINCT coalesce(output_lot_id, -output_product_id)) AS outputs
  FROM lot_edge
  WHERE run_id {runs} AND input_lot_id {ids}
  GROUP BY run_id, input_lot_id
) AS taken
