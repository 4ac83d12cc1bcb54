-- A serial is on hand at most once when an operation ends.
SELECT stood.lot_id, stood.seq, stood.quantity
FROM (
  SELECT net.lot_id, net.seq, sum(net.quantity) OVER (PARTITION BY net.lot_id ORDER BY net.seq) AS quantity
  FROM (
    SELECT way.lot_id, operation.seq, sum(way.quantity) AS quantity
    FROM ({ways}) AS way
    JOIN operation ON operation.id = way.operation_id
    JOIN location ON location.id = way.location_id AND location.physical
    WHERE way.tracking = 'SERIAL'
    GROUP BY way.lot_id, operation.seq
  ) AS net
) AS stood
WHERE stood.quantity NOT IN (0, 1000000)
