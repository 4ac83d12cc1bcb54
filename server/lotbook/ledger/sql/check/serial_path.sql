-- A serial's moves continue each other: an operation takes it from one place, and from outside only while it is not inside.
SELECT moved.lot_id, moved.seq, moved.places_taken_from, moved.inside_before
FROM (
  SELECT net.lot_id, net.seq,
    sum(CASE WHEN net.quantity < 0 THEN 1 ELSE 0 END) AS places_taken_from,
    sum(CASE WHEN net.quantity < 0 AND NOT net.physical THEN 1 ELSE 0 END) AS taken_from_outside,
    sum(sum(CASE WHEN net.physical THEN net.quantity ELSE 0 END)) OVER (PARTITION BY net.lot_id ORDER BY net.seq)
      - sum(CASE WHEN net.physical THEN net.quantity ELSE 0 END) AS inside_before
  FROM (
    SELECT way.lot_id, operation.seq, way.location_id, location.physical, sum(way.quantity) AS quantity
    FROM ({ways}) AS way
    JOIN operation ON operation.id = way.operation_id
    JOIN location ON location.id = way.location_id
    WHERE way.tracking = 'SERIAL'
    GROUP BY way.lot_id, operation.seq, way.location_id, location.physical
  ) AS net
  GROUP BY net.lot_id, net.seq
) AS moved
WHERE moved.places_taken_from > 1 OR (moved.taken_from_outside > 0 AND moved.inside_before <> 0)
