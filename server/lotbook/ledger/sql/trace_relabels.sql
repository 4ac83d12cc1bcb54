-- Every relabelling that is kept, from one number to the other: goods with either may be those of the other.
SELECT {array}(edge.input_lot_id) AS input_lot_id, {array}(edge.output_lot_id) AS output_lot_id
FROM run JOIN lot_edge AS edge ON edge.run_id = run.id
WHERE run.kind = 'RELABEL'
