-- Stock of lots or products in physical places; {of}: lot_id or product_id. How much is held is reckoned once for each
-- row, by itself. Parameters: {ids} of lots or products; today, twice; {warehouse}, which may be none.
WITH lying AS MATERIALIZED (
{held_of_many}WHERE balance.{of} {ids} AND balance.on_hand > 0
)
SELECT balance.{of} AS id,
  CAST(sum(CASE WHEN place.usage = 'INTERNAL' THEN balance.on_hand ELSE 0 END) AS BIGINT) AS on_hand,
  CAST(sum(CASE WHEN place.usage = 'TRANSIT' THEN balance.on_hand ELSE 0 END) AS BIGINT) AS in_transit,
  CAST(sum(balance.reserved) AS BIGINT) AS reserved,
  CAST(sum(CASE WHEN place.usage = 'INTERNAL' AND place.blocked THEN balance.on_hand ELSE 0 END) AS BIGINT) AS blocked,
  CAST(sum(CASE WHEN place.usage = 'INTERNAL' AND lot.last_day < ? THEN balance.on_hand ELSE 0 END) AS BIGINT) AS expired,
  CAST(sum(CASE WHEN place.usage = 'INTERNAL' THEN balance.held ELSE 0 END) AS BIGINT) AS held,
  CAST(sum(CASE WHEN place.usage = 'INTERNAL' AND NOT place.blocked AND (lot.last_day IS NULL OR lot.last_day >= ?)
      AND balance.reserved + balance.held < balance.on_hand
    THEN balance.on_hand - balance.reserved - balance.held ELSE 0 END) AS BIGINT) AS available
FROM lying AS balance
JOIN location AS place ON place.id = balance.location_id
LEFT JOIN lot ON lot.id = balance.lot_id
WHERE TRUE {warehouse}
GROUP BY balance.{of}
