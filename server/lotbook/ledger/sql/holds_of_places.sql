-- Holds in force on all that lies in places: on the place itself or on one above it, the newest first. Parameter: places.
SELECT place.id AS location_id, hold.id FROM location AS place
JOIN hold ON hold.lot_id IS NULL AND hold.location_id IS NOT NULL AND hold.ended_operation_id IS NULL
JOIN location AS held ON held.id = hold.location_id
WHERE place.id {places} AND (place.id = held.id OR (place.path > held.path || '/' AND place.path < held.path || '0'))
ORDER BY place.id, hold.id DESC
