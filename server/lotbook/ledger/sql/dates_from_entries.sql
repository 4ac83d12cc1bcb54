-- Dates that entries give to lots which have none, or which a person chose over the stored ones; the advance
-- notice and the shelf life overwrite nothing. {date}: expiry, best_before or production. Parameters: operation, transfer.
UPDATE lot
SET {date} = given.day, {date}_origin = given.origin, {date}_operation_id = CAST(? AS BIGINT), version = lot.version + 1
FROM (
  SELECT lot_id, coalesce(min(CASE WHEN {date}_origin IN ('LABEL', 'PERSON') THEN {date} END),
      min(CASE {date}_origin WHEN 'NOTICE' THEN {date} END), min({date})) AS day,
    coalesce(min(CASE WHEN {date}_origin IN ('LABEL', 'PERSON') THEN {date}_origin END), min({date}_origin)) AS origin
  FROM transfer_entry
  WHERE transfer_id = ? AND lot_id IS NOT NULL AND {date} IS NOT NULL
  GROUP BY lot_id
) AS given
WHERE lot.id = given.lot_id AND (lot.{date} IS NULL OR (lot.{date} <> given.day AND given.origin IN ('LABEL', 'PERSON')))
