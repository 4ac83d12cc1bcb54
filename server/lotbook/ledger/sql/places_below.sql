-- A place and all places below it. A part of other questions. Parameter: place.
SELECT place.id FROM location AS place JOIN location AS top ON top.id = ?
WHERE place.id = top.id OR (place.path > top.path || '/' AND place.path < top.path || '0')
