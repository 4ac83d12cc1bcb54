-- Places of our warehouses.
SELECT location.id, {of}, location.path, location.name, location.usage, location.barcode, location.walking_order,
  CASE WHEN location.blocked THEN 'yes' ELSE 'no' END, CASE WHEN location.active THEN 'yes' ELSE 'no' END
FROM location WHERE {which} AND location.id > ? ORDER BY location.id LIMIT ?
