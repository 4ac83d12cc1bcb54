-- The first rows of each of many parents, in an order, and how many each has in all.
-- Parameters: parents {parents}; the most of each.
SELECT id, parent, total
FROM (
  SELECT child.id, {parent} AS parent, count(*) OVER (PARTITION BY {parent}) AS total,
    row_number() OVER (PARTITION BY {parent} ORDER BY {key} {way}, child.id {way}) AS place
  FROM {table} AS child {joined}
  WHERE {parent} {parents} {condition}
) AS placed
WHERE place <= ?
ORDER BY parent, place
