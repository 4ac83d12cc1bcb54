-- No physical place is below zero when an operation ends.
SELECT stood.location_id, stood.product_id, stood.lot_id, stood.package_id, stood.seq, stood.quantity
FROM (
  SELECT net.location_id, net.product_id, net.lot_id, net.package_id, net.seq,
    sum(net.quantity) OVER (PARTITION BY net.location_id, net.product_id, net.lot_id, net.package_id ORDER BY net.seq) AS quantity
  FROM (
    SELECT way.location_id, way.product_id, way.lot_id, way.package_id, operation.seq, sum(way.quantity) AS quantity
    FROM ({ways}) AS way
    JOIN operation ON operation.id = way.operation_id
    JOIN location ON location.id = way.location_id AND location.physical
    GROUP BY way.location_id, way.product_id, way.lot_id, way.package_id, operation.seq
  ) AS net
) AS stood
WHERE stood.quantity < 0
