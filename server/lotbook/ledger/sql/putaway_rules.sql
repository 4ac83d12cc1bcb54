-- Rules for goods that come to a place and that lead to one below it which takes them: in use, physical and not blocked.
-- Parameter: the place.
SELECT rule.product_id, rule.category_id, rule.put_at_id
FROM putaway_rule AS rule
JOIN location AS here ON here.id = rule.location_id
JOIN location AS place ON place.id = rule.put_at_id AND place.active AND place.physical AND NOT place.blocked
  AND place.path >= here.path || '/' AND place.path < here.path || '0'
WHERE rule.location_id = ?
