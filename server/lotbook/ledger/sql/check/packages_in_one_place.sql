-- A package is in one place when an operation ends.
SELECT stood.package_id, stood.seq, count(*) AS places
FROM (
  SELECT net.package_id, seqs.seq, net.location_id, sum(net.quantity) AS quantity
  FROM (SELECT DISTINCT way.package_id, operation.seq FROM ({ways}) AS way JOIN operation ON operation.id = way.operation_id
    WHERE way.package_id IS NOT NULL) AS seqs
  JOIN (
    SELECT way.package_id, operation.seq, way.location_id, way.product_id, way.lot_id, way.quantity FROM ({ways}) AS way
    JOIN operation ON operation.id = way.operation_id
    JOIN location ON location.id = way.location_id AND location.physical
    WHERE way.package_id IS NOT NULL
  ) AS net ON net.package_id = seqs.package_id AND net.seq <= seqs.seq
  GROUP BY net.package_id, seqs.seq, net.location_id
  HAVING sum(net.quantity) > 0
) AS stood
GROUP BY stood.package_id, stood.seq
HAVING count(*) > 1
