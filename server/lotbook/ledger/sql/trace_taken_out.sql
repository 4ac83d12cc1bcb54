-- Serials that came out of what was taken apart: the run, what it took, and the serial. Parameter: serials {ids}.
SELECT {array}(edge.run_id) AS run_id, {array}(edge.input_lot_id) AS input_lot_id, {array}(edge.output_lot_id) AS output_lot_id
FROM lot_edge AS edge
JOIN run ON run.id = edge.run_id AND run.kind = 'UNBUILD'
JOIN lot ON lot.id = edge.output_lot_id
JOIN product ON product.id = lot.product_id AND product.tracking = 'SERIAL'
WHERE edge.output_lot_id {ids} AND edge.input_lot_id IS NOT NULL
