-- Lots of the new numbers among a transfer's entries. A day that a label or person gave beats the announced
-- one, and that the shelf life.
-- Parameters: operation, recorded instant, today, transfer.
INSERT INTO lot (product_id, serial, number, number_key, company_number, maker_number, maker_id, batch, search_key,
  expiry, expiry_origin, expiry_operation_id, best_before, best_before_origin, best_before_operation_id,
  production, production_origin, production_operation_id, last_day, last_day_key, first_in, note, created)
SELECT new.product_id, new.serial, new.number, new.number_key,
  CASE WHEN settings.uniqueness_scope = 'COMPANY' THEN new.number END,
  new.maker_number, CASE WHEN new.maker_number IS NOT NULL THEN new.partner_id END, new.batch,
  searchable(new.number_key || coalesce('
' || new.maker_key, '') || CASE WHEN new.batch <> '' THEN '
' || new.batch ELSE '' END),
  new.expiry, new.expiry_origin, CASE WHEN new.expiry IS NOT NULL THEN new.operation_id END,
  new.best_before, new.best_before_origin, CASE WHEN new.best_before IS NOT NULL THEN new.operation_id END,
  new.production, new.production_origin, CASE WHEN new.production IS NOT NULL THEN new.operation_id END,
  CASE WHEN new.expiry < new.best_before THEN new.expiry ELSE coalesce(new.best_before, new.expiry) END,
  coalesce(CASE WHEN new.expiry < new.best_before THEN new.expiry ELSE coalesce(new.best_before, new.expiry) END, '9999-12-31'), CASE WHEN new.comes_in THEN new.today END, '', new.recorded
FROM (
  SELECT entry.product_id, entry.tracking = 'SERIAL' AS serial, entry.number, min(entry.number_key) AS number_key,
    max(entry.maker_number) AS maker_number, max(entry.maker_key) AS maker_key, max(entry.batch) AS batch,
    coalesce(min(CASE WHEN entry.expiry_origin IN ('LABEL', 'PERSON') THEN entry.expiry END),
      min(CASE entry.expiry_origin WHEN 'NOTICE' THEN entry.expiry END), min(entry.expiry)) AS expiry,
    coalesce(min(CASE WHEN entry.expiry_origin IN ('LABEL', 'PERSON') THEN entry.expiry_origin END), min(entry.expiry_origin)) AS expiry_origin,
    coalesce(min(CASE WHEN entry.best_before_origin IN ('LABEL', 'PERSON') THEN entry.best_before END),
      min(CASE entry.best_before_origin WHEN 'NOTICE' THEN entry.best_before END), min(entry.best_before)) AS best_before,
    coalesce(min(CASE WHEN entry.best_before_origin IN ('LABEL', 'PERSON') THEN entry.best_before_origin END), min(entry.best_before_origin)) AS best_before_origin,
    coalesce(min(CASE WHEN entry.production_origin IN ('LABEL', 'PERSON') THEN entry.production END),
      min(CASE entry.production_origin WHEN 'NOTICE' THEN entry.production END), min(entry.production)) AS production,
    coalesce(min(CASE WHEN entry.production_origin IN ('LABEL', 'PERSON') THEN entry.production_origin END), min(entry.production_origin)) AS production_origin,
    transfer.partner_id, CAST(? AS BIGINT) AS operation_id, CAST(? AS BIGINT) AS recorded,
    CAST(? AS TEXT) AS today, max(CASE WHEN place.physical THEN 1 ELSE 0 END) = 1 AS comes_in
  FROM transfer_entry AS entry
  JOIN transfer ON transfer.id = entry.transfer_id
  JOIN location AS place ON place.id = entry.destination_id
  WHERE entry.transfer_id = ? AND entry.lot_id IS NULL AND entry.number IS NOT NULL
  GROUP BY entry.product_id, entry.tracking, entry.number, transfer.partner_id
) AS new
CROSS JOIN settings
ORDER BY new.product_id, new.number
