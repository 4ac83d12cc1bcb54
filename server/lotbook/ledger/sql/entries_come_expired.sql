-- Numbers past their last day among a transfer's entries that come in from outside, by what the entry says or what is known
-- of the lot. Parameters: transfer, today.
SELECT entry.lot_id, entry.number,
  min(CASE WHEN coalesce(entry.expiry, '9999-12-31') <= coalesce(entry.best_before, '9999-12-31')
      AND coalesce(entry.expiry, '9999-12-31') <= coalesce(lot.last_day_key, '9999-12-31') THEN entry.expiry
    WHEN coalesce(entry.best_before, '9999-12-31') <= coalesce(lot.last_day_key, '9999-12-31') THEN entry.best_before
    ELSE lot.last_day_key END) AS last_day
FROM (SELECT CAST(? AS BIGINT) AS transfer, CAST(? AS TEXT) AS today) AS asked
JOIN transfer_entry AS entry ON entry.transfer_id = asked.transfer
JOIN location AS source ON source.id = entry.source_id AND NOT source.physical
LEFT JOIN lot ON lot.id = entry.lot_id
WHERE (entry.expiry < asked.today OR entry.best_before < asked.today OR lot.last_day_key < asked.today)
GROUP BY entry.lot_id, entry.number
ORDER BY last_day, entry.number
