-- Goods that nobody is promised, in places, of released lots that may be used today. {goods}: which, a condition on
-- balance. A part of goods_to_promise. Parameters: those of {goods}, places, today.
FROM stock_balance AS balance
JOIN location AS place ON place.id = balance.location_id
LEFT JOIN lot ON lot.id = balance.lot_id
WHERE {goods} AND balance.on_hand > balance.reserved
  AND balance.location_id {places}
  AND coalesce(lot.last_day_key, '9999-12-31') >= ? AND coalesce(lot.disposition, 'RELEASED') = 'RELEASED'
