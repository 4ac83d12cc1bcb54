-- The first rows of each of many parents, in an order, and how many each has in all.
-- Parameters: parents {parents}; the most of each.
SELECT id, parent, total
FROM (
  SELECT child.id, child.{parent} AS parent, count(*) OVER (PARTITION BY child.{parent}) AS total,
    row_number() OVER (PARTITION BY child.{parent} ORDER BY {key} {way}, child.id {way}) AS place
  FROM {table} AS child {joined}
  WHERE child.{parent} {parents} {condition}
) AS placed
WHERE place <= ?
ORDER BY parent, place
