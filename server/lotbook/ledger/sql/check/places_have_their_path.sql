-- A place's path is its name behind the path of the place above it, whose warehouse it shares; only places inside and on the way are physical.
SELECT place.id, place.path, place.name, above.path AS below
FROM location AS place LEFT JOIN location AS above ON above.id = place.parent_id
WHERE place.path <> coalesce(above.path || '/', '') || place.name
  OR (above.id IS NOT NULL AND coalesce(place.warehouse_id, 0) <> coalesce(above.warehouse_id, 0))
  OR place.physical <> (place.usage IN ('INTERNAL', 'TRANSIT'))
