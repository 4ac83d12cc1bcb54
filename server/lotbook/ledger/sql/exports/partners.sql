-- Partners as their template has them.
SELECT partner.id, {of},
  name, CASE WHEN vendor AND customer THEN 'VENDOR, CUSTOMER' WHEN vendor THEN 'VENDOR' ELSE 'CUSTOMER' END,
  reference, street, city, postal_code, region, country, email, phone, currency, payment_days,
  CASE WHEN payment_end_of_month THEN 'yes' ELSE 'no' END, language
FROM partner WHERE {which} AND partner.id > ? ORDER BY partner.id LIMIT ?
