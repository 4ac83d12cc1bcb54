-- A balance is the sum of the journal's lines at its physical place, and every such sum has its balance.
SELECT both_ways.location_id, both_ways.product_id, both_ways.lot_id, both_ways.package_id,
  sum(both_ways.journal) AS journal, sum(both_ways.balance) AS balance
FROM (
  SELECT way.location_id, way.product_id, way.lot_id, way.package_id, way.quantity AS journal, 0 AS balance
  FROM ({ways}) AS way JOIN location ON location.id = way.location_id AND location.physical
  UNION ALL
  SELECT location_id, product_id, lot_id, package_id, 0, on_hand FROM stock_balance
) AS both_ways
GROUP BY both_ways.location_id, both_ways.product_id, both_ways.lot_id, both_ways.package_id
HAVING sum(both_ways.journal) <> sum(both_ways.balance)
