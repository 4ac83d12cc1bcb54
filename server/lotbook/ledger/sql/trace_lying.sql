-- How much of lots lies in places of ours now. Parameter: lots {ids}.
SELECT {array}(lot_id) AS lot_id, {array}(quantity) AS quantity
FROM (
  SELECT lot_id, CAST(sum(on_hand) AS BIGINT) AS quantity FROM stock_balance WHERE lot_id {ids} GROUP BY lot_id ORDER BY lot_id
) AS lying
