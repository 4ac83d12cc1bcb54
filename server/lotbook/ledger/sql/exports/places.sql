-- Places as their template has them, also those that are not of our warehouses, and whether they are in use.
SELECT location.id, {of}, location.path, location.usage, location.barcode, location.walking_order,
  CASE WHEN location.blocked THEN 'yes' ELSE 'no' END, CASE WHEN location.active THEN 'yes' ELSE 'no' END
FROM location WHERE {which} AND location.id > ? ORDER BY location.id LIMIT ?
