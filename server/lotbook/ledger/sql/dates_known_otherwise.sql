-- An entry whose number became a lot since, with another day than the entry's. {date}: expiry, best_before or
-- production. Parameter: transfer.
SELECT lot.id AS lot, lot.number, lot.{date} AS stored, entry.{date} AS given
FROM transfer_entry AS entry
JOIN lot ON lot.product_id = entry.product_id AND lot.number = entry.number
WHERE entry.transfer_id = ? AND entry.lot_id IS NULL
  AND entry.{date} <> lot.{date} AND entry.{date}_origin IN ('LABEL', 'PERSON')
ORDER BY entry.id LIMIT 1
