-- Dates that entries give to lots which have none, or which a person chose over the stored ones.
-- {date}: expiry, best_before or production. Parameters: operation, transfer.
UPDATE lot
SET {date} = given.day, {date}_origin = given.origin, {date}_operation_id = CAST(? AS BIGINT), version = lot.version + 1
FROM (
  SELECT lot_id, max({date}) AS day, max({date}_origin) AS origin
  FROM transfer_entry
  WHERE transfer_id = ? AND lot_id IS NOT NULL AND {date} IS NOT NULL
  GROUP BY lot_id
) AS given
WHERE lot.id = given.lot_id AND (lot.{date} IS NULL OR lot.{date} <> given.day)
